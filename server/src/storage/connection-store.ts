import type { ExpressionBuilder, Transaction, UpdateObject } from 'kysely';
import type { ConnectionGrant, ConnectionStore, NewTokenEvent } from '../vault/store.ts';
import { asConnection, asEvent, asSites, type ConnectionRow } from './connection-rows.ts';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';

/** Events kept per connection: at one refresh an hour, three weeks of history. */
const eventsPerConnection = 500;

type TokenChanges = (
  expression: ExpressionBuilder<Schema, 'connections'>,
) => UpdateObject<Schema, 'connections'>;

/** The vault's store in SQL. */
export function createConnectionStore(database: Database): ConnectionStore {
  /** Writes over one version of the token set, with its event; null when the version has passed. */
  const changeTokens = (
    id: string,
    tokenVersion: number | null,
    changes: TokenChanges,
    event: NewTokenEvent,
  ) =>
    database.transaction().execute(async (transaction) => {
      const query = transaction.updateTable('connections').set(changes).where('id', '=', id);
      const result = await (tokenVersion === null
        ? query.where('sealed_tokens', 'is not', null)
        : query.where('token_version', '=', tokenVersion)
      ).executeTakeFirst();
      return result.numUpdatedRows === 0n ? null : addEvent(transaction, id, event);
    });

  return {
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
        const existing = await transaction
          .selectFrom('connections')
          .selectAll()
          .where('owner', '=', grant.owner)
          .executeTakeFirst();
        const id = existing?.id ?? grant.id;
        const values = grantValues(grant, id, existing);
        if (existing === undefined) {
          await transaction
            .insertInto('connections')
            .values({ id, owner: grant.owner, ...values })
            .execute();
        } else {
          await transaction.updateTable('connections').set(values).where('id', '=', id).execute();
        }
        const recorded = await addEvent(transaction, id, event);
        const row = await transaction
          .selectFrom('connections')
          .selectAll()
          .where('id', '=', id)
          .executeTakeFirstOrThrow();
        return { value: asConnection(row), event: recorded };
      }),

    chooseSite: (id, cloudId) =>
      database.transaction().execute(async (transaction) => {
        const row = await transaction
          .selectFrom('connections')
          .select('sites')
          .where('id', '=', id)
          .executeTakeFirst();
        if (row === undefined || !asSites(row.sites).some((site) => site.cloudId === cloudId)) return false;
        await transaction.updateTable('connections').set({ site_id: cloudId }).where('id', '=', id).execute();
        return true;
      }),

    async setPerson(id, person) {
      await database
        .updateTable('connections')
        .set({ person: JSON.stringify(person) })
        .where('id', '=', id)
        .execute();
    },

    async setLastUsed(id, at) {
      await database.updateTable('connections').set({ last_used_at: at }).where('id', '=', id).execute();
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

    async events(connectionId, { before, after, limit }) {
      let query = database.selectFrom('token_events').selectAll().where('connection_id', '=', connectionId);
      if (before !== undefined) query = query.where('id', '<', before);
      if (after !== undefined) query = query.where('id', '>', after);
      return (await query.orderBy('id', 'desc').limit(limit).execute()).map(asEvent);
    },
  };
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
  };
}

function withoutTokens(tokenVersion: number, explanation: string) {
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

async function addEvent(transaction: Transaction<Schema>, connectionId: string, event: NewTokenEvent) {
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
  return asEvent(row);
}
