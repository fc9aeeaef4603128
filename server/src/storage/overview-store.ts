import { personSchema } from '@sidelight/contract';
import { type RawBuilder, sql } from 'kysely';
import type { OverviewStore } from '../administration/overview-store.ts';
import { asConnection } from './connection-rows.ts';
import type { Database } from './database.ts';
import { type Engine, engineOf } from './engine.ts';

const hourMs = 3_600_000;
const refreshKinds = ['refreshed', 'refresh-failed', 'reconnect-required'];

/** The look at all connections, in SQL. */
export function createOverviewStore(database: Database): OverviewStore {
  return {
    async countByState() {
      const rows = await database
        .selectFrom('connections')
        .select((expression) => ['state', expression.fn.countAll<number>().as('count')])
        .groupBy('state')
        .execute();
      const of = (state: string) => Number(rows.find((row) => row.state === state)?.count ?? 0);
      return { connected: of('connected'), 'reconnect-required': of('reconnect-required') };
    },

    async refreshes(since) {
      // Written into the statement: bound as a number, SQLite would divide as with fractions.
      const hour = sql<number>`(at / ${sql.lit(hourMs)}) * ${sql.lit(hourMs)}`;
      const rows = await database
        .selectFrom('token_events')
        .where('at', '>=', since)
        .where('kind', 'in', refreshKinds)
        .select((expression) => [hour.as('hour'), 'kind', expression.fn.countAll<number>().as('count')])
        .groupBy([hour, 'kind'])
        .execute();
      const of = (at: number, kind: string) =>
        Number(rows.find((row) => Number(row.hour) === at && row.kind === kind)?.count ?? 0);
      const hours = [...new Set(rows.map((row) => Number(row.hour)))].sort((a, b) => a - b);
      return hours.map((at) => ({
        hour: at,
        succeeded: of(at, 'refreshed'),
        failed: of(at, 'refresh-failed'),
        lost: of(at, 'reconnect-required'),
      }));
    },

    async slowest(since, limit) {
      const rows = await database
        .selectFrom('token_events')
        .innerJoin('connections', 'connections.id', 'token_events.connection_id')
        .where('at', '>=', since)
        .where('duration_ms', 'is not', null)
        .select(['connection_id', 'person', 'at', 'duration_ms'])
        .orderBy('duration_ms', 'desc')
        .orderBy('token_events.id', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        connectionId: row.connection_id,
        person: personSchema.parse(JSON.parse(row.person)),
        at: row.at,
        durationMs: row.duration_ms ?? 0,
      }));
    },

    async search({ query, state, limit }) {
      let found = database.selectFrom('connections').selectAll();
      if (state !== null) found = found.where('state', '=', state);
      if (query !== '') {
        const pattern = `%${query.toLowerCase().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
        found = found.where(mentions(engineOf(database), pattern));
      }
      const rows = await found
        .orderBy((expression) => expression.fn.coalesce('last_used_at', 'connected_at'), 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => {
        const { id, person, site, wayIn, state, explanation, refreshes, ...times } = asConnection(row);
        return {
          id,
          person,
          site,
          wayIn,
          state,
          explanation,
          lastUsedAt: isoOrNull(times.lastUsedAt),
          accessTokenExpiresAt: isoOrNull(times.accessTokenExpiresAt),
          refreshes,
        };
      });
    },
  };
}

/** Looks into what the person reads, not into the names and addresses of the JSON around it. */
function mentions(engine: Engine, pattern: string): RawBuilder<boolean> {
  const like = (value: RawBuilder<unknown>) => sql<boolean>`lower(${value}) like ${pattern} escape '\\'`;
  const person = engine === 'postgres' ? sql`person::json` : sql`person`;
  const eachSite =
    engine === 'postgres'
      ? sql`json_array_elements(sites::json) as site(value)`
      : sql`json_each(sites) as site`;
  const places = [
    sql`id`,
    sql`${person} ->> 'displayName'`,
    sql`${person} ->> 'email'`,
    sql`${person} ->> 'accountId'`,
  ];
  const ofPerson = sql.join(places.map(like), sql` or `);
  return sql`(${ofPerson} or exists (select 1 from ${eachSite} where ${like(sql`site.value ->> 'name'`)}))`;
}

function isoOrNull(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString();
}
