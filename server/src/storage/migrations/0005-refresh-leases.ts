import { sql } from 'kysely';
import type { Migration } from './migration.ts';

export const refreshLeases: Migration = {
  name: '0005-refresh-leases',
  async up(database) {
    await database.schema.alterTable('connections').addColumn('lease_owner', 'text').execute();
    await database.schema.alterTable('connections').addColumn('lease_until', 'bigint').execute();
    await database.schema.dropIndex('connections_by_refresh_due').execute();
    // Only what can become due: the look for due connections costs the same however many are stored.
    await database.schema
      .createIndex('connections_by_refresh_due')
      .on('connections')
      .column('refresh_due_at')
      .where(sql.ref('refresh_due_at'), 'is not', null)
      .execute();
  },
};
