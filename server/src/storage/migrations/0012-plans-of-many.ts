import type { Migration } from './migration.ts';

/** Plans of several issues: how far each is, who carries it out, and which entries of the journal belong together. */
export const plansOfMany: Migration = {
  name: '0012-plans-of-many',
  async up(database) {
    for (const column of ['change_id', 'runner'] as const) {
      await database.schema.alterTable('planned_writes').addColumn(column, 'text').execute();
    }
    await database.schema.alterTable('planned_writes').addColumn('runner_until', 'bigint').execute();
    await database.schema
      .createIndex('planned_writes_running')
      .on('planned_writes')
      .columns(['state', 'runner_until'])
      .execute();
    await database.schema
      .createTable('planned_items')
      .addColumn('conversation_id', 'text', (column) => column.notNull())
      .addColumn('tool_call_id', 'text', (column) => column.notNull())
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('begun_at', 'bigint', (column) => column.notNull())
      .addColumn('outcome', 'text')
      .addPrimaryKeyConstraint('planned_items_primary', ['conversation_id', 'tool_call_id', 'position'])
      .addForeignKeyConstraint(
        'planned_items_write',
        ['conversation_id', 'tool_call_id'],
        'planned_writes',
        ['conversation_id', 'tool_call_id'],
        (constraint) => constraint.onDelete('cascade'),
      )
      .execute();
    await database.schema.alterTable('changes').addColumn('change_id', 'text').execute();
    await database.schema.createIndex('changes_by_change').on('changes').column('change_id').execute();
  },
};
