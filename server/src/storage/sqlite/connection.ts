import { setTimeout as sleep } from 'node:timers/promises';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import { isBusy } from './errors.ts';

/** How long a lock of another process is waited for altogether. */
const patienceMs = 10_000;
const pauseMs = 10;

/** Leaves the file as it is. */
const readsOnly = /^\s*(?:select|pragma|rollback)\b/i;

/**
 * Waits for another process' lock without holding up this one. A statement that SQLite refused as busy has done
 * nothing, and inside our transactions, which take the write lock at their begin, none is refused; so each can be repeated.
 */
export class PatientConnection implements DatabaseConnection {
  readonly #connection: DatabaseConnection;
  readonly #isInTransaction: () => boolean;
  #committed = false;

  constructor(connection: DatabaseConnection, isInTransaction: () => boolean) {
    this.#connection = connection;
    this.#isInTransaction = isInTransaction;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const giveUpAt = performance.now() + patienceMs;
    for (;;) {
      try {
        const result = await this.#connection.executeQuery<R>(query);
        // The last statement of a transaction is its commit.
        if (!this.#isInTransaction() && !readsOnly.test(query.sql)) this.#committed = true;
        return result;
      } catch (error) {
        if (!isBusy(error) || performance.now() > giveUpAt) throw error;
      }
      await sleep(pauseMs);
    }
  }

  streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    return this.#connection.streamQuery<R>(query, chunkSize);
  }

  /** Whether something was committed since the last time that this was asked. */
  takeCommitted(): boolean {
    const committed = this.#committed;
    this.#committed = false;
    return committed;
  }
}
