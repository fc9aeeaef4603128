import type { UsageStore } from '../usage/store.ts';
import type { Database } from './database.ts';

/** Rows in one statement: PostgreSQL takes at most 65,535 parameters, SQLite half as many. */
const rowsAtOnce = 1_000;

/** The store of what was asked of Jira, in SQL. */
export function createUsageStore(database: Database): UsageStore {
  return {
    async add(hours) {
      // In one order for all, so that two processes that add at once do not wait for each other's rows in a ring.
      const rows = hours
        .map(({ connectionId, ...sum }) => ({ connection_id: connectionId, ...sum }))
        .sort((a, b) => a.hour - b.hour || (a.connection_id < b.connection_id ? -1 : 1));
      await database.transaction().execute(async (transaction) => {
        for (let start = 0; start < rows.length; start += rowsAtOnce) {
          await transaction
            .insertInto('api_usage')
            .values(rows.slice(start, start + rowsAtOnce))
            .onConflict((conflict) =>
              conflict.columns(['connection_id', 'hour']).doUpdateSet((expression) => ({
                calls: expression('api_usage.calls', '+', expression.ref('excluded.calls')),
                points: expression('api_usage.points', '+', expression.ref('excluded.points')),
                refused: expression('api_usage.refused', '+', expression.ref('excluded.refused')),
              })),
            )
            .execute();
        }
      });
    },

    of: (connectionId, since) =>
      database
        .selectFrom('api_usage')
        .select(['hour', 'calls', 'points', 'refused'])
        .where('connection_id', '=', connectionId)
        .where('hour', '>=', since)
        .orderBy('hour')
        .execute(),

    async ofEverybody(since) {
      const rows = await database
        .selectFrom('api_usage')
        .innerJoin('connections', 'connections.id', 'api_usage.connection_id')
        .where('connections.way_in', '=', 'oauth')
        .where('hour', '>=', since)
        .select((expression) => [
          'hour',
          expression.fn.sum<number>('calls').as('calls'),
          expression.fn.sum<number>('points').as('points'),
          expression.fn.sum<number>('refused').as('refused'),
        ])
        .groupBy('hour')
        .orderBy('hour')
        .execute();
      // PostgreSQL sums bigint to numeric, which comes as text.
      return rows.map(({ hour, calls, points, refused }) => ({
        hour,
        calls: Number(calls),
        points: Number(points),
        refused: Number(refused),
      }));
    },

    async removeBefore(hour) {
      await database.deleteFrom('api_usage').where('hour', '<', hour).execute();
    },
  };
}
