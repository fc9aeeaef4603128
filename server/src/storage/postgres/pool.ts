import { setTimeout as sleep } from 'node:timers/promises';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { asPostgresStorageError, isPassing } from './errors.ts';

/** A server that restarts is back within seconds; whoever asks meanwhile waits so long before an error. */
const patienceMs = 8_000;
const firstPauseMs = 25;
const longestPauseMs = 500;

/**
 * node-postgres' pool as Kysely needs it, made to outlive its server: a connection is waited for while the server
 * restarts, since nothing was sent yet that could happen twice, and errors come out as StorageErrors.
 */
export function createPostgresPool(pool: Pool): PostgresPool {
  const known = new WeakMap<PoolClient, PostgresPoolClient>();
  // Idle connections that break are replaced by the pool; without a listener they would end the process.
  pool.on('error', () => undefined);

  async function connect(): Promise<PoolClient> {
    const giveUpAt = performance.now() + patienceMs;
    for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
      try {
        return await pool.connect();
      } catch (error) {
        if (!isPassing(error) || performance.now() + pause > giveUpAt) throw asPostgresStorageError(error);
      }
      await sleep(pause);
    }
  }

  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await connect();
      const guarded = known.get(client) ?? guard(client);
      known.set(client, guarded);
      return guarded;
    },
  };
}

function guard(client: PoolClient): PostgresPoolClient {
  // The pool listens only while a connection is idle. The query under way, or the next, rejects by itself.
  client.on('error', () => undefined);
  // Without Kysely's other form, cursors: nothing of ours streams rows.
  const query: unknown = async (text: string, parameters: readonly unknown[]) => {
    try {
      return await client.query(text, parameters.map(asParameter));
    } catch (error) {
      throw asPostgresStorageError(error);
    }
  };
  return {
    query: query as PostgresPoolClient['query'],
    release: (destroy?: boolean) => client.release(destroy),
  };
}

/** PostgreSQL's text cannot hold NUL, which SQLite's can; what people typed is kept with a mark in its place. */
function asParameter(value: unknown): unknown {
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;
}
