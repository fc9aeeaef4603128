import type { TokenEvent } from '@sidelight/contract';
import type { ExpressionBuilder, UpdateObject } from 'kysely';
import type { NewTokenEvent } from '../vault/store.ts';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';
import { addEvent } from './token-events.ts';

type TokenChanges = (
  expression: ExpressionBuilder<Schema, 'connections'>,
) => UpdateObject<Schema, 'connections'>;

export type ChangeTokens = ReturnType<typeof tokenChanges>;

/** What every change of a token set ends with: nobody refreshes it any more. */
export const leaseEnded = { lease_owner: null, lease_until: null };

/**
 * Writes over one version of the token set (null: whichever there is), with its event, and ends its lease. Null when
 * the version has passed, and then nothing is written.
 */
export function tokenChanges(database: Database) {
  return (
    id: string,
    tokenVersion: number | null,
    changes: TokenChanges,
    event: NewTokenEvent,
  ): Promise<TokenEvent | null> =>
    database.transaction().execute(async (transaction) => {
      const query = transaction
        .updateTable('connections')
        .set((expression) => ({ ...changes(expression), ...leaseEnded }))
        .where('id', '=', id);
      const result = await (tokenVersion === null
        ? query.where('sealed_tokens', 'is not', null)
        : query.where('token_version', '=', tokenVersion)
      ).executeTakeFirst();
      return result.numUpdatedRows === 0n ? null : addEvent(transaction, id, event);
    });
}

export function withoutTokens(tokenVersion: number, explanation: string) {
  return {
    state: 'reconnect-required',
    explanation,
    sealed_tokens: null,
    token_version: tokenVersion,
    access_token_issued_at: null,
    access_token_expires_at: null,
    refresh_due_at: null,
    open_refreshes: 0,
  };
}
