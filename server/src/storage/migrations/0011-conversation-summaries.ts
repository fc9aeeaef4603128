import type { Migration } from './migration.ts';

/** What the older part of a conversation was summed up as, for models whose context is bounded. */
export const conversationSummaries: Migration = {
  name: '0011-conversation-summaries',
  async up(database) {
    await database.schema
      .createTable('conversation_summaries')
      .addColumn('conversation_id', 'text', (column) =>
        column.primaryKey().references('conversations.id').onDelete('cascade'),
      )
      .addColumn('covers', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('model', 'text', (column) => column.notNull())
      .addColumn('made_at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
