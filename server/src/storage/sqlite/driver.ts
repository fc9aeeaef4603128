import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type SqliteDatabase,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely';
import { PatientConnection } from './connection.ts';
import { asSqliteStorageError } from './errors.ts';
import type { OpenFile } from './open-file.ts';

/** Statements kept prepared; past this the oldest is dropped. Every query of the server is far fewer. */
const preparedStatements = 200;

/**
 * Hands the one connection to one after the other, and lets the next have it before what was committed is on the disk.
 * Whoever committed goes on when it is.
 */
export class NodeSqliteDriver extends SqliteDriver {
  #opened: OpenFile | undefined;
  #connection: PatientConnection | undefined;
  #isFree: Promise<void> = Promise.resolve();
  #setFree: () => void = () => undefined;

  constructor(open: () => Promise<OpenFile>) {
    super({
      database: async () => {
        this.#opened = await open();
        return asKyselyDatabase(this.#opened.database);
      },
    });
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#isFree;
    const ours = Promise.withResolvers<void>();
    this.#isFree = ours.promise;
    await before;
    this.#setFree = ours.resolve;
    this.#connection ??= new PatientConnection(
      await super.acquireConnection(),
      () => this.#opened?.database.isTransaction === true,
    );
    return this.#connection;
  }

  override async releaseConnection(): Promise<void> {
    const committed = this.#connection?.takeCommitted() === true;
    this.#setFree();
    if (committed) await this.#opened?.log?.flushed();
  }

  /**
   * A transaction here means to write. Taking the write lock at once lets a second process wait for it;
   * a deferred one that reads first and writes later fails with SQLITE_BUSY without waiting.
   */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  override async destroy(): Promise<void> {
    await this.#opened?.log?.close();
    await super.destroy();
  }
}

/** Kysely expects better-sqlite3, which differs in three small ways. */
function asKyselyDatabase(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql: string): SqliteStatement {
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      const statement = asKyselyStatement(orStorageError(() => database.prepare(sql)));
      const oldest = prepared.size >= preparedStatements ? prepared.keys().next().value : undefined;
      if (oldest !== undefined) prepared.delete(oldest);
      prepared.set(sql, statement);
      return statement;
    },
  };
}

function asKyselyStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => orStorageError(() => statement.all(...asInputs(parameters))),
    run: (parameters) => orStorageError(() => statement.run(...asInputs(parameters))),
    iterate: (parameters) => statement.iterate(...asInputs(parameters)),
  };
}

function orStorageError<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw asSqliteStorageError(error);
  }
}

function asInputs(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters.map((value) => {
    if (
      value === null ||
      typeof value === 'string' ||
      typeof value === 'number' ||
      typeof value === 'bigint'
    ) {
      return value;
    }
    if (value instanceof Uint8Array) return value;
    throw new TypeError(`SQLite cannot hold a ${typeof value}`);
  });
}
