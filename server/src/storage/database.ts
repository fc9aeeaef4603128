import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Dialect, Kysely } from 'kysely';
import type { DatabaseConfig } from '../config.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/registry.ts';
import { createPostgresDialect } from './postgres/dialect.ts';
import type { Schema } from './schema.ts';
import { NodeSqliteDialect } from './sqlite/dialect.ts';

export type Database = Kysely<Schema>;

/** Opens the database and brings it to the newest migration. The caller ends it with `database.destroy()`. */
export async function openDatabase({
  now,
  ...config
}: DatabaseConfig & { now: () => number }): Promise<Database> {
  const database = await connectDatabase(config);
  try {
    await migrate(database, migrations, now);
  } catch (error) {
    await database.destroy();
    throw error;
  }
  return database;
}

/** The database as it is. */
export async function connectDatabase(config: DatabaseConfig): Promise<Database> {
  return new Kysely<Schema>({ dialect: await dialectOf(config) });
}

async function dialectOf(config: DatabaseConfig): Promise<Dialect> {
  if ('url' in config) return createPostgresDialect(config.url, config.poolSize);
  const { file } = config;
  if (file !== ':memory:') {
    await mkdir(dirname(file), { recursive: true });
    // Made before SQLite would make it for everybody to read: conversations are in it. The log files take its mode.
    await (await open(file, 'a', 0o600)).close();
  }
  return new NodeSqliteDialect(file);
}
