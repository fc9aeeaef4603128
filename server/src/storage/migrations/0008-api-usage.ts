import type { Migration } from './migration.ts';

/** What was asked of Jira, by connection and hour; and the look at everybody's events by time. */
export const apiUsage: Migration = {
  name: '0008-api-usage',
  async up(database) {
    await database.schema
      .createTable('api_usage')
      .addColumn('connection_id', 'text', (column) =>
        column.notNull().references('connections.id').onDelete('cascade'),
      )
      .addColumn('hour', 'bigint', (column) => column.notNull())
      .addColumn('calls', 'bigint', (column) => column.notNull())
      .addColumn('points', 'bigint', (column) => column.notNull())
      .addColumn('refused', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('api_usage_key', ['connection_id', 'hour'])
      .execute();
    await database.schema.createIndex('api_usage_by_hour').on('api_usage').column('hour').execute();
    await database.schema.createIndex('token_events_by_time').on('token_events').column('at').execute();
  },
};
