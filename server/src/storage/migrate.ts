import { type Kysely, sql } from 'kysely';
import type { Migration } from './migrations/migration.ts';
import type { Schema } from './schema.ts';

type MigrationTable = { migrations: { name: string; applied_at: number } };

/**
 * Brings the database to the newest step, all in one transaction: after a crash half-way it is as before.
 * Refuses a database that knows steps this version does not, since an older server would misread it.
 * Kysely's own Migrator is not used because it runs SQLite's steps outside a transaction.
 */
export async function migrate(
  database: Kysely<Schema>,
  migrations: readonly Migration[],
  now: () => number,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await sql`create table if not exists migrations (name text primary key, applied_at bigint not null)`.execute(
      transaction,
    );
    const records = transaction.withTables<MigrationTable>();
    const applied = await records.selectFrom('migrations').select('name').orderBy('name').execute();
    const unknown = applied.filter(({ name }) => !migrations.some((migration) => migration.name === name));
    if (unknown.length > 0) {
      const names = unknown.map(({ name }) => name).join(', ');
      throw new Error(`The database was made by a newer Sidelight (${names}). Start that version instead.`);
    }
    const done = new Set(applied.map(({ name }) => name));
    for (const migration of migrations) {
      if (done.has(migration.name)) continue;
      await migration.up(transaction);
      await records.insertInto('migrations').values({ name: migration.name, applied_at: now() }).execute();
    }
  });
}
