import type { RefreshStore } from '../vault/store.ts';
import { asConnection } from './connection-rows.ts';
import type { Database } from './database.ts';
import { lockedRows } from './engine.ts';
import { type ChangeTokens, leaseEnded, withoutTokens } from './token-changes.ts';

/** The part of the vault's store that renewing tokens needs, in SQL. */
export function createRefreshStore(database: Database, changeTokens: ChangeTokens): RefreshStore {
  return {
    async lease(id, { owner, now, until }) {
      const leased = await database
        .updateTable('connections')
        .set({ lease_owner: owner, lease_until: until })
        .where('id', '=', id)
        .where((expression) =>
          expression.or([
            expression('lease_until', 'is', null),
            expression('lease_until', '<=', now),
            expression('lease_owner', '=', owner),
          ]),
        )
        .returningAll()
        .executeTakeFirst();
      if (leased !== undefined) return { connection: asConnection(leased), heldUntil: null };
      const row = await database
        .selectFrom('connections')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      // The other's lease may have ended between the two statements: then it is free at once.
      return row === undefined ? null : { connection: asConnection(row), heldUntil: row.lease_until ?? now };
    },

    async release(id, owner) {
      await database
        .updateTable('connections')
        .set(leaseEnded)
        .where('id', '=', id)
        .where('lease_owner', '=', owner)
        .execute();
    },

    async beginRefresh(id, tokenVersion, at, countsAsUse) {
      const result = await database
        .updateTable('connections')
        .set((expression) => ({
          refresh_due_at: at,
          refresh_attempts: expression('refresh_attempts', '+', 1),
          open_refreshes: expression('open_refreshes', '+', 1),
          ...(countsAsUse ? { last_used_at: at } : {}),
        }))
        .where('id', '=', id)
        .where('token_version', '=', tokenVersion)
        .where('sealed_tokens', 'is not', null)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    completeRefresh: (id, tokenVersion, renewed, event) =>
      changeTokens(
        id,
        tokenVersion,
        (expression) => ({
          sealed_tokens: renewed.sealedTokens,
          token_version: tokenVersion + 1,
          scopes: JSON.stringify(renewed.scopes),
          access_token_issued_at: renewed.at,
          access_token_expires_at: renewed.accessTokenExpiresAt,
          last_refresh_at: renewed.at,
          refresh_due_at: expression
            .case()
            .when('open_refreshes', '>', 1)
            .then(renewed.confirmDueAt)
            .else(renewed.refreshDueAt)
            .end(),
          open_refreshes: 0,
          refresh_successes: expression('refresh_successes', '+', 1),
        }),
        event,
      ),

    failRefresh: (id, tokenVersion, retryAt, event) =>
      changeTokens(
        id,
        tokenVersion,
        (expression) => ({
          refresh_due_at: retryAt,
          refresh_failures: expression('refresh_failures', '+', 1),
        }),
        event,
      ),

    requireReconnect: (id, tokenVersion, event) =>
      changeTokens(
        id,
        tokenVersion,
        (expression) => ({
          ...withoutTokens(tokenVersion + 1, event.explanation),
          refresh_failures: expression('refresh_failures', '+', 1),
        }),
        event,
      ),

    async setRefreshDue(id, at) {
      await database
        .updateTable('connections')
        .set({ refresh_due_at: at })
        .where('id', '=', id)
        .where('refresh_due_at', 'is not', null)
        .execute();
    },

    claimDue: ({ owner, now, until }, limit) =>
      database.transaction().execute(async (transaction) => {
        const free = transaction
          .selectFrom('connections')
          .select('id')
          .where('refresh_due_at', '<=', now)
          .where((expression) =>
            expression.or([expression('lease_until', 'is', null), expression('lease_until', '<=', now)]),
          )
          .orderBy('refresh_due_at')
          .limit(limit);
        const due = await lockedRows(transaction, free, 'skip locked').execute();
        const ids = due.map(({ id }) => id);
        if (ids.length === 0) return ids;
        await transaction
          .updateTable('connections')
          .set({ lease_owner: owner, lease_until: until })
          .where('id', 'in', ids)
          .execute();
        return ids;
      }),

    async nextDue() {
      const row = await database
        .selectFrom('connections')
        .select((expression) => expression.fn.min('refresh_due_at').as('at'))
        .where('refresh_due_at', 'is not', null)
        .executeTakeFirst();
      return row?.at ?? null;
    },

    async dueForRefresh(now, activeSince, limit) {
      const rows = await database
        .selectFrom('connections')
        .select('id')
        .where('refresh_due_at', '<=', now)
        .where('last_used_at', '>=', activeSince)
        .orderBy('refresh_due_at')
        .limit(limit)
        .execute();
      return rows.map(({ id }) => id);
    },

    async nextRefreshDue(activeSince) {
      const row = await database
        .selectFrom('connections')
        .select((expression) => expression.fn.min('refresh_due_at').as('at'))
        .where('refresh_due_at', 'is not', null)
        .where('last_used_at', '>=', activeSince)
        .executeTakeFirst();
      return row?.at ?? null;
    },
  };
}
