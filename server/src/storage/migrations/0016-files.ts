import type { Migration } from './migration.ts';

/** Files that people add to conversations, and the content of attachments that were deleted, for an undo. */
export const files: Migration = {
  name: '0016-files',
  async up(database) {
    await database.schema
      .createTable('files')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('connection_id', 'text', (column) =>
        column.notNull().references('connections.id').onDelete('cascade'),
      )
      // Not a reference: files are added before the first message begins the conversation.
      .addColumn('conversation_id', 'text')
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('media_type', 'text')
      .addColumn('kind', 'text')
      .addColumn('size', 'bigint', (column) => column.notNull())
      .addColumn('sha256', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .execute();
    await database.schema.createIndex('files_by_connection').on('files').column('connection_id').execute();
    await database.schema
      .createIndex('files_by_conversation')
      .on('files')
      .column('conversation_id')
      .execute();
    await database.schema.createIndex('files_by_expiry').on('files').column('expires_at').execute();
    await database.schema
      .createTable('file_pieces')
      .addColumn('file_id', 'text', (column) => column.notNull().references('files.id').onDelete('cascade'))
      .addColumn('position', 'integer', (column) => column.notNull())
      // SQLite has no such type and keeps bytes as they are in a column of any name.
      .addColumn('bytes', 'bytea', (column) => column.notNull())
      .addPrimaryKeyConstraint('file_pieces_primary', ['file_id', 'position'])
      .execute();
  },
};
