import type { Migration } from './migration.ts';

/** What people allow without being asked, and the log of all that was asked, decided and done. */
export const trust: Migration = {
  name: '0014-trust',
  async up(database, engine) {
    await database.schema
      .createTable('person_rules')
      .addColumn('connection_id', 'text', (column) =>
        column.primaryKey().references('connections.id').onDelete('cascade'),
      )
      .addColumn('read_only_since', 'bigint')
      .execute();
    await database.schema
      .createTable('allowed_actions')
      .addColumn('connection_id', 'text', (column) =>
        column.notNull().references('connections.id').onDelete('cascade'),
      )
      .addColumn('action', 'text', (column) => column.notNull())
      .addColumn('allowed_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('allowed_actions_primary', ['connection_id', 'action'])
      .execute();
    await database.schema
      .createTable('conversation_allowed_actions')
      .addColumn('conversation_id', 'text', (column) =>
        column.notNull().references('conversations.id').onDelete('cascade'),
      )
      .addColumn('action', 'text', (column) => column.notNull())
      .addColumn('allowed_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('conversation_allowed_actions_primary', ['conversation_id', 'action'])
      .execute();
    // Without a reference to the connection: what was done stays on record when the person has gone.
    await database.schema
      .createTable('audit_log')
      .addColumn('id', engine === 'sqlite' ? 'integer' : 'bigint', (column) =>
        engine === 'sqlite'
          ? column.primaryKey().autoIncrement()
          : column.primaryKey().generatedAlwaysAsIdentity(),
      )
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('connection_id', 'text', (column) => column.notNull())
      .addColumn('conversation_id', 'text')
      .addColumn('person', 'text')
      .addColumn('event', 'text', (column) => column.notNull())
      .addColumn('decided_by', 'text', (column) => column.notNull())
      .addColumn('action', 'text', (column) => column.notNull())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('site', 'text')
      .addColumn('issues', 'text', (column) => column.notNull())
      .addColumn('total', 'integer', (column) => column.notNull())
      .addColumn('sentence', 'text')
      .addColumn('detail', 'text')
      .addColumn('change_id', 'text')
      .addColumn('words', 'text', (column) => column.notNull())
      .execute();
    await database.schema
      .createIndex('audit_log_by_connection')
      .on('audit_log')
      .columns(['connection_id', 'id'])
      .execute();
    await database.schema.alterTable('planned_writes').addColumn('decided_by', 'text').execute();
  },
};
