import { type Kysely, sql } from 'kysely';
import { engineOf } from './engine.ts';
import type { Migration } from './migrations/migration.ts';
import type { Schema } from './schema.ts';

type MigrationTable = { migrations: { name: string; applied_at: number } };

/** Any number that nobody else uses on this database: the advisory lock of whoever migrates. */
const migrationLock = 7_353_645;

/**
 * Brings the database to the newest step, all in one transaction: after a crash half-way it is as before.
 * One process at a time: SQLite's transactions begin with the write lock, PostgreSQL's takes an advisory one.
 * Refuses a database that knows steps this version does not, since an older server would misread it.
 * Kysely's own Migrator is not used because it runs SQLite's steps outside a transaction.
 */
export async function migrate(
  database: Kysely<Schema>,
  migrations: readonly Migration[],
  now: () => number,
): Promise<void> {
  const engine = engineOf(database);
  await database.transaction().execute(async (transaction) => {
    if (engine === 'postgres') {
      // Another process' step, and ours on a large table, may take longer than any statement of a request.
      await sql`set local statement_timeout = 0`.execute(transaction);
      await sql`select pg_advisory_xact_lock(${sql.lit(migrationLock)})`.execute(transaction);
    }
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
      await migration.up(transaction, engine);
      await records.insertInto('migrations').values({ name: migration.name, applied_at: now() }).execute();
    }
  });
}
