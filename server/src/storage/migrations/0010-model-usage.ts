import type { Migration } from './migration.ts';

/** What language models were told and said, by connection, day and model. */
export const modelUsage: Migration = {
  name: '0010-model-usage',
  async up(database) {
    await database.schema
      .createTable('model_usage')
      .addColumn('connection_id', 'text', (column) =>
        column.notNull().references('connections.id').onDelete('cascade'),
      )
      .addColumn('day', 'bigint', (column) => column.notNull())
      .addColumn('model', 'text', (column) => column.notNull())
      .addColumn('calls', 'bigint', (column) => column.notNull())
      .addColumn('input_tokens', 'bigint', (column) => column.notNull())
      .addColumn('output_tokens', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('model_usage_key', ['connection_id', 'day', 'model'])
      .execute();
    await database.schema.createIndex('model_usage_by_day').on('model_usage').column('day').execute();
  },
};
