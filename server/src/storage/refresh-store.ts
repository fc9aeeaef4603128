import { sql } from 'kysely';
import type { RefreshStore } from '../vault/store.ts';
import { asConnection } from './connection-rows.ts';
import type { Database } from './database.ts';
import { lockedRows } from './engine.ts';
import { patiently } from './patiently.ts';
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
      if (leased !== undefined) {
        return { connection: asConnection(leased), heldUntil: null, heldBy: null };
      }
      const row = await database
        .selectFrom('connections')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      // The other's lease may have ended between the two statements: then it is free at once.
      if (row === undefined) return null;
      return {
        connection: asConnection(row),
        heldUntil: row.lease_until ?? now,
        heldBy: row.lease_owner,
      };
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
          ...(countsAsUse ? { last_used_at: at, idle: 0 } : {}),
        }))
        .where('id', '=', id)
        .where('token_version', '=', tokenVersion)
        .where('sealed_tokens', 'is not', null)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    // The new refresh token is nowhere else: it is not given up because the database is away for a moment. Written
    // twice, the second finds its version passed.
    completeRefresh: (id, tokenVersion, renewed, event) =>
      patiently(() =>
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
            idle: renewed.idle ? 1 : 0,
            refresh_successes: expression('refresh_successes', '+', 1),
          }),
          event,
        ),
      ),

    failRefresh: (id, tokenVersion, { retryAt, answered }, event) =>
      changeTokens(
        id,
        tokenVersion,
        (expression) => ({
          refresh_due_at: retryAt,
          ...(answered
            ? { open_refreshes: sql<number>`case when open_refreshes > 0 then open_refreshes - 1 else 0 end` }
            : {}),
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
          .select(['id', 'last_used_at', 'last_refresh_at', 'idle'])
          .where('refresh_due_at', '<=', now)
          .where((expression) =>
            expression.or([expression('lease_until', 'is', null), expression('lease_until', '<=', now)]),
          )
          .orderBy('refresh_due_at');
        const open = free.where('open_refreshes', '>', 0).limit(limit);
        const rows = await lockedRows(transaction, open, 'skip locked').execute();
        if (rows.length < limit) {
          const others = free.where('open_refreshes', '=', 0).limit(limit - rows.length);
          rows.push(...(await lockedRows(transaction, others, 'skip locked').execute()));
        }
        if (rows.length === 0) return [];
        await transaction
          .updateTable('connections')
          .set({ lease_owner: owner, lease_until: until })
          .where(
            'id',
            'in',
            rows.map(({ id }) => id),
          )
          .execute();
        return rows.map((row) => ({
          id: row.id,
          lastUsedAt: row.last_used_at,
          lastRefreshAt: row.last_refresh_at,
          idle: row.idle === 1,
        }));
      }),

    rest: (connections) =>
      database.transaction().execute(async (transaction) => {
        for (const { id, dueAt } of connections) {
          await transaction
            .updateTable('connections')
            .set({ ...leaseEnded, idle: 1, refresh_due_at: dueAt })
            .where('id', '=', id)
            .where('refresh_due_at', 'is not', null)
            .execute();
        }
      }),

    async nextDue() {
      const row = await database
        .selectFrom('connections')
        .select((expression) => expression.fn.min('refresh_due_at').as('at'))
        .where('refresh_due_at', 'is not', null)
        .executeTakeFirst();
      return row?.at ?? null;
    },
  };
}
