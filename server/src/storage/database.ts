import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Dialect, Kysely } from 'kysely';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/registry.ts';
import { createPostgresDialect, defaultPoolSize } from './postgres/dialect.ts';
import type { Schema } from './schema.ts';
import { NodeSqliteDialect } from './sqlite/dialect.ts';

export type Database = Kysely<Schema>;

/** SQLite's file, which may be ":memory:", or the address of a PostgreSQL ("postgres://…", a secret). */
export type DatabaseLocation =
  | { readonly file: string }
  | { readonly url: string; readonly poolSize?: number | undefined };

/** Opens the database and brings it to the newest migration. The caller ends it with `database.destroy()`. */
export async function openDatabase({
  now,
  ...location
}: DatabaseLocation & { now: () => number }): Promise<Database> {
  const database: Database = new Kysely<Schema>({ dialect: await dialectOf(location) });
  try {
    await migrate(database, migrations, now);
  } catch (error) {
    await database.destroy();
    throw error;
  }
  return database;
}

async function dialectOf(location: DatabaseLocation): Promise<Dialect> {
  if ('url' in location) return createPostgresDialect(location.url, location.poolSize ?? defaultPoolSize);
  const { file } = location;
  if (file !== ':memory:') {
    await mkdir(dirname(file), { recursive: true });
    // Made before SQLite would make it for everybody to read: conversations are in it. The log files take its mode.
    await (await open(file, 'a', 0o600)).close();
  }
  return new NodeSqliteDialect(file);
}
