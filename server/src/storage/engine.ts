import { type Kysely, PostgresAdapter, type SelectQueryBuilder } from 'kysely';
import type { Schema } from './schema.ts';

export type Engine = 'sqlite' | 'postgres';

/** For the few statements that the two engines spell differently. */
export function engineOf(database: Kysely<Schema>): Engine {
  return database.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite';
}

/**
 * Locks the rows that the query finds until the transaction's end. SQLite needs no more than its transaction, which
 * has the whole file to itself.
 */
export function lockedRows<Tables extends keyof Schema, Row>(
  transaction: Kysely<Schema>,
  query: SelectQueryBuilder<Schema, Tables, Row>,
  others: 'wait' | 'skip locked' = 'wait',
): SelectQueryBuilder<Schema, Tables, Row> {
  if (engineOf(transaction) === 'sqlite') return query;
  return others === 'wait' ? query.forUpdate() : query.forUpdate().skipLocked();
}
