import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** What people want to be reminded of, and when. */
export const reminders: Migration = {
  name: '0017-reminders',
  async up(database, engine) {
    await database.schema
      .createTable('reminders')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('connection_id', 'text', (column) =>
        column.notNull().references('connections.id').onDelete('cascade'),
      )
      .addColumn('text', 'text')
      .addColumn('issue_key', 'text')
      .addColumn('site_url', 'text')
      .addColumn('time_zone', 'text', (column) => column.notNull())
      .addColumn('due_at', 'bigint', (column) => column.notNull())
      .addColumn('delivered_at', 'bigint')
      .execute();
    await database.schema
      .createIndex('reminders_by_connection')
      .on('reminders')
      .columns(['connection_id', 'due_at'])
      .execute();
    // The scan looks every few seconds, and most rows may have been delivered.
    await sql`create index reminders_waiting on reminders (due_at) where delivered_at is null`.execute(
      database,
    );
    if (engine === 'postgres') return;
    // What PostgreSQL tells the other processes itself, SQLite has them read.
    await database.schema
      .createTable('reminder_changes')
      .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('connection_id', 'text', (column) =>
        column.notNull().unique().references('connections.id').onDelete('cascade'),
      )
      .execute();
  },
};
