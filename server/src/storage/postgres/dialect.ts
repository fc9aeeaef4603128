import { PostgresDialect } from 'kysely';
import type { ClientConfig } from 'pg';
import { createPostgresPool } from './pool.ts';

/** OID of int8. Our times, counts and ids are far below 2^53, and SQLite gives them as numbers too. */
const int8 = 20;

/** Kysely over node-postgres, which is loaded only when there is a PostgreSQL to speak to. */
export async function createPostgresDialect(url: string, poolSize: number): Promise<PostgresDialect> {
  const { default: pg } = await import('pg');
  const types: ClientConfig['types'] = {
    getTypeParser: ((oid: number, format: 'text') =>
      oid === int8 && format !== ('binary' as string)
        ? Number
        : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
  };
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    types,
    application_name: 'sidelight',
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    // A statement that hangs, or a transaction whose process sleeps, must not hold its locks for ever.
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
  });
  return new PostgresDialect({ pool: createPostgresPool(pool) });
}
