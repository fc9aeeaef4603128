import { sql } from 'kysely';
import type { Migration } from './migration.ts';

export const restingConnections: Migration = {
  name: '0009-resting-connections',
  async up(database) {
    await database.schema
      .alterTable('connections')
      .addColumn('idle', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await database.schema.alterTable('connections').addColumn('sign_in_end_announced_at', 'bigint').execute();
    // Usually empty: what is in it goes first, since the leeway of a lost answer passes.
    await database.schema
      .createIndex('connections_by_open_refresh')
      .on('connections')
      .column('refresh_due_at')
      .where(sql.ref('open_refreshes'), '>', sql.lit(0))
      .execute();
    await database.schema
      .createIndex('connections_by_sign_in_to_announce')
      .on('connections')
      .column('grant_began_at')
      .where(sql.ref('sign_in_end_announced_at'), 'is', null)
      .execute();
  },
};
