import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Kysely } from 'kysely';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/registry.ts';
import type { Schema } from './schema.ts';
import { NodeSqliteDialect } from './sqlite-dialect.ts';

export type Database = Kysely<Schema>;

/**
 * Opens the database and brings it to the newest migration. `file` may be ":memory:".
 * The caller ends it with `database.destroy()`.
 */
export async function openDatabase({ file, now }: { file: string; now: () => number }): Promise<Database> {
  if (file !== ':memory:') {
    await mkdir(dirname(file), { recursive: true });
    // Made before SQLite would make it for everybody to read: conversations are in it. The log files take its mode.
    await (await open(file, 'a', 0o600)).close();
  }
  const database: Database = new Kysely<Schema>({ dialect: new NodeSqliteDialect(file) });
  try {
    await migrate(database, migrations, now);
  } catch (error) {
    await database.destroy();
    throw error;
  }
  return database;
}
