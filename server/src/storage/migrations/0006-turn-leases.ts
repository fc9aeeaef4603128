import type { Migration } from './migration.ts';

export const turnLeases: Migration = {
  name: '0006-turn-leases',
  async up(database) {
    await database.schema
      .createTable('turn_leases')
      // Without a reference: the first turn makes its conversation after it has the lease.
      .addColumn('conversation_id', 'text', (column) => column.primaryKey())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('until', 'bigint', (column) => column.notNull())
      .execute();
  },
};
