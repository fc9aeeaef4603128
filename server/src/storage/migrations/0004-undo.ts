import type { Migration } from './migration.ts';

export const undo: Migration = {
  name: '0004-undo',
  async up(database) {
    await database.schema.alterTable('changes').addColumn('made', 'text').execute();
    await database.schema.alterTable('changes').addColumn('undone_at', 'bigint').execute();
  },
};
