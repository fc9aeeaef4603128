import type { Migration } from './migration.ts';

export const openRefreshes: Migration = {
  name: '0003-open-refreshes',
  async up(database) {
    await database.schema
      .alterTable('connections')
      .addColumn('open_refreshes', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
  },
};
