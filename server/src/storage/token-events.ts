import { type TokenEvent, tokenEventSchema } from '@sidelight/contract';
import type { Selectable, Transaction } from 'kysely';
import type { NewTokenEvent } from '../vault/store.ts';
import { engineOf } from './engine.ts';
import { notify } from './postgres/event-bus.ts';
import type { Schema, TokenEventsTable } from './schema.ts';

/** Events kept per connection: at one refresh an hour, three weeks of history. */
const eventsPerConnection = 500;

/**
 * Adds to a connection's history, whose row the transaction must have written before: that keeps the ids of one
 * connection's events in the order in which they become visible.
 */
export async function addEvent(transaction: Transaction<Schema>, connectionId: string, event: NewTokenEvent) {
  const row = await transaction
    .insertInto('token_events')
    .values({
      connection_id: connectionId,
      at: event.at,
      kind: event.kind,
      cause: event.cause,
      explanation: event.explanation,
      duration_ms: event.durationMs,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const oldestKept = await transaction
    .selectFrom('token_events')
    .select('id')
    .where('connection_id', '=', connectionId)
    .orderBy('id', 'desc')
    .offset(eventsPerConnection - 1)
    .limit(1)
    .executeTakeFirst();
  if (oldestKept !== undefined) {
    await transaction
      .deleteFrom('token_events')
      .where('connection_id', '=', connectionId)
      .where('id', '<', oldestKept.id)
      .execute();
  }
  const added = asEvent(row);
  if (engineOf(transaction) === 'postgres') await notify(transaction, connectionId, added);
  return added;
}

export function asEvent(row: Selectable<TokenEventsTable>): TokenEvent {
  return tokenEventSchema.parse({
    id: row.id,
    at: new Date(row.at).toISOString(),
    kind: row.kind,
    cause: row.cause,
    explanation: row.explanation,
    durationMs: row.duration_ms,
  });
}
