import type { Migration } from './migration.ts';

export const vaultAndSessions: Migration = {
  name: '0001-vault-and-sessions',
  async up(database, engine) {
    await database.schema
      .createTable('connections')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('owner', 'text', (column) => column.notNull().unique())
      .addColumn('way_in', 'text', (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('sites', 'text', (column) => column.notNull())
      .addColumn('site_id', 'text')
      .addColumn('scopes', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('explanation', 'text', (column) => column.notNull())
      .addColumn('sealed_tokens', 'text')
      .addColumn('token_version', 'integer', (column) => column.notNull())
      .addColumn('connected_at', 'bigint', (column) => column.notNull())
      .addColumn('grant_began_at', 'bigint', (column) => column.notNull())
      .addColumn('last_used_at', 'bigint')
      .addColumn('access_token_issued_at', 'bigint')
      .addColumn('access_token_expires_at', 'bigint')
      .addColumn('last_refresh_at', 'bigint')
      .addColumn('refresh_due_at', 'bigint')
      .addColumn('refresh_attempts', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('refresh_successes', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('refresh_failures', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await database.schema
      .createIndex('connections_by_refresh_due')
      .on('connections')
      .column('refresh_due_at')
      .execute();

    await database.schema
      .createTable('token_events')
      .addColumn('id', engine === 'sqlite' ? 'integer' : 'bigint', (column) =>
        // An id is never given twice, also not after the newest event was deleted.
        engine === 'sqlite'
          ? column.primaryKey().autoIncrement()
          : column.primaryKey().generatedAlwaysAsIdentity(),
      )
      .addColumn('connection_id', 'text', (column) =>
        column.notNull().references('connections.id').onDelete('cascade'),
      )
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('cause', 'text', (column) => column.notNull())
      .addColumn('explanation', 'text', (column) => column.notNull())
      .addColumn('duration_ms', 'integer')
      .execute();
    await database.schema
      .createIndex('token_events_by_connection')
      .on('token_events')
      .columns(['connection_id', 'id'])
      .execute();

    await database.schema
      .createTable('sessions')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('token_hash', 'text', (column) => column.notNull().unique())
      .addColumn('connection_id', 'text', (column) =>
        column.notNull().references('connections.id').onDelete('cascade'),
      )
      .addColumn('carried_by', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('last_seen_at', 'bigint', (column) => column.notNull())
      .addColumn('idle_expires_at', 'bigint', (column) => column.notNull())
      .addColumn('absolute_expires_at', 'bigint', (column) => column.notNull())
      .execute();
    await database.schema
      .createIndex('sessions_by_connection')
      .on('sessions')
      .column('connection_id')
      .execute();

    await database.schema
      .createTable('sign_ins')
      .addColumn('state_hash', 'text', (column) => column.primaryKey())
      .addColumn('browser_hash', 'text', (column) => column.notNull())
      .addColumn('return_to', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .execute();

    await database.schema
      .createTable('extension_codes')
      .addColumn('code_hash', 'text', (column) => column.primaryKey())
      .addColumn('extension_id', 'text', (column) => column.notNull())
      .addColumn('code_challenge', 'text', (column) => column.notNull())
      .addColumn('connection_id', 'text', (column) =>
        column.notNull().references('connections.id').onDelete('cascade'),
      )
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
