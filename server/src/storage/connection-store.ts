import type { Transaction } from 'kysely';
import type { ConnectionGrant, ConnectionStore } from '../vault/store.ts';
import { asConnection, asSites, type ConnectionRow } from './connection-rows.ts';
import type { Database } from './database.ts';
import { lockedRows } from './engine.ts';
import { createRefreshStore } from './refresh-store.ts';
import type { Schema } from './schema.ts';
import { tokenChanges, withoutTokens } from './token-changes.ts';
import { addEvent, asEvent } from './token-events.ts';

/** The vault's store in SQL. */
export function createConnectionStore(database: Database): ConnectionStore {
  const changeTokens = tokenChanges(database);

  return {
    ...createRefreshStore(database, changeTokens),

    async find(id) {
      const row = await database
        .selectFrom('connections')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : asConnection(row);
    },

    async findByOwner(owner) {
      const row = await database
        .selectFrom('connections')
        .selectAll()
        .where('owner', '=', owner)
        .executeTakeFirst();
      return row === undefined ? null : asConnection(row);
    },

    async list(limit) {
      const rows = await database
        .selectFrom('connections')
        .selectAll()
        .orderBy((expression) => expression.fn.coalesce('last_used_at', 'connected_at'), 'desc')
        .limit(limit)
        .execute();
      return rows.map(asConnection);
    },

    connect: (grant, event) =>
      database.transaction().execute(async (transaction) => {
        const id = await putGrant(transaction, grant);
        const recorded = await addEvent(transaction, id, event);
        const row = await transaction
          .selectFrom('connections')
          .selectAll()
          .where('id', '=', id)
          .executeTakeFirstOrThrow();
        return { value: asConnection(row), event: recorded };
      }),

    chooseSite: (id, cloudId, event) =>
      database.transaction().execute(async (transaction) => {
        const row = await lockedRows(
          transaction,
          transaction.selectFrom('connections').select('sites').where('id', '=', id),
        ).executeTakeFirst();
        if (row === undefined || !asSites(row.sites).some((site) => site.cloudId === cloudId)) return null;
        await transaction.updateTable('connections').set({ site_id: cloudId }).where('id', '=', id).execute();
        return addEvent(transaction, id, event);
      }),

    async setPerson(id, person) {
      await database
        .updateTable('connections')
        .set({ person: JSON.stringify(person) })
        .where('id', '=', id)
        .execute();
    },

    async setLastUsed(id, at) {
      await database
        .updateTable('connections')
        .set((expression) => ({
          last_used_at: at,
          idle: 0,
          refresh_due_at: expression
            .case()
            .when('idle', '=', 1)
            .then(at)
            .else(expression.ref('refresh_due_at'))
            .end(),
        }))
        .where('id', '=', id)
        .execute();
    },

    disconnect: (id, event) =>
      changeTokens(
        id,
        null,
        (expression) => ({
          ...withoutTokens(0, event.explanation),
          token_version: expression('token_version', '+', 1),
        }),
        event,
      ),

    async signInsToAnnounce(begunUntil, limit) {
      const rows = await database
        .selectFrom('connections')
        .selectAll()
        .where('grant_began_at', '<=', begunUntil)
        .where('sign_in_end_announced_at', 'is', null)
        .where('refresh_due_at', 'is not', null)
        .orderBy('grant_began_at')
        .limit(limit)
        .execute();
      return rows.map(asConnection);
    },

    announceSignInEnd: (id, event) =>
      database.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('connections')
          .set({ sign_in_end_announced_at: event.at })
          .where('id', '=', id)
          .where('sign_in_end_announced_at', 'is', null)
          .executeTakeFirst();
        return numUpdatedRows === 0n ? null : addEvent(transaction, id, event);
      }),

    async events(connectionId, { before, after, limit }) {
      let query = database.selectFrom('token_events').selectAll().where('connection_id', '=', connectionId);
      if (before !== undefined) query = query.where('id', '<', before);
      if (after !== undefined) query = query.where('id', '>', after);
      return (await query.orderBy('id', 'desc').limit(limit).execute()).map(asEvent);
    },
  };
}

/** Answers the id the connection has in the end. Two sign-ins of one owner at once: the second waits and replaces. */
async function putGrant(transaction: Transaction<Schema>, grant: ConnectionGrant): Promise<string> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('connections')
    .values({ id: grant.id, owner: grant.owner, ...grantValues(grant, grant.id, undefined) })
    .onConflict((conflict) => conflict.column('owner').doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 1n) return grant.id;
  const existing = await lockedRows(
    transaction,
    transaction.selectFrom('connections').selectAll().where('owner', '=', grant.owner),
  ).executeTakeFirstOrThrow();
  await transaction
    .updateTable('connections')
    .set(grantValues(grant, existing.id, existing))
    .where('id', '=', existing.id)
    .execute();
  return existing.id;
}

function grantValues(grant: ConnectionGrant, id: string, existing: ConnectionRow | undefined) {
  const kept = grant.sites.find((site) => site.cloudId === existing?.site_id)?.cloudId ?? null;
  return {
    way_in: grant.wayIn,
    person: JSON.stringify(grant.person),
    sites: JSON.stringify(grant.sites),
    site_id: grant.siteId ?? kept,
    scopes: JSON.stringify(grant.scopes),
    state: 'connected',
    explanation: grant.explanation,
    sealed_tokens: grant.seal(id),
    token_version: (existing?.token_version ?? 0) + 1,
    connected_at: existing?.connected_at ?? grant.at,
    grant_began_at: grant.at,
    last_used_at: grant.at,
    access_token_issued_at: grant.accessTokenExpiresAt === null ? null : grant.at,
    access_token_expires_at: grant.accessTokenExpiresAt,
    refresh_due_at: grant.refreshDueAt,
    open_refreshes: 0,
    idle: 0,
    sign_in_end_announced_at: null,
    lease_owner: null,
    lease_until: null,
  };
}
