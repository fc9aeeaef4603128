import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import type { DatabaseConfig } from '../config.ts';

/** A place for a database, empty, that several processes can open. */
export interface PlaceUnderTest {
  readonly location: DatabaseConfig;
  /** Closes what is still open on it, as far as the engine can. */
  remove(): Promise<void>;
}

export interface EngineUnderTest {
  readonly name: 'SQLite' | 'PostgreSQL';
  newPlace(): Promise<PlaceUnderTest>;
}

export const sqliteUnderTest: EngineUnderTest = {
  name: 'SQLite',
  async newPlace() {
    const folder = await mkdtemp(path.join(tmpdir(), 'sidelight-storage-'));
    return {
      location: { file: path.join(folder, 'sidelight.db') },
      remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
    };
  },
};

/** A database of its own in the run's PostgreSQL. */
export const postgresUnderTest: EngineUnderTest = {
  name: 'PostgreSQL',
  async newPlace() {
    const keeper = inject('postgres');
    if (keeper === null) throw new Error('There is no PostgreSQL on this platform.');
    const answer = await fetch(keeper);
    const server = await answer.text();
    if (!answer.ok) throw new Error(server);
    const url = new URL(server);
    url.pathname = `/test_${randomUUID().replaceAll('-', '')}`;
    const name = url.pathname.slice(1);
    await asAdministrator(server, `create database ${name}`);
    return {
      location: { url: url.href, poolSize: 4 },
      remove: () => asAdministrator(server, `drop database ${name} with (force)`),
    };
  },
};

/** The engines that this platform has; for `describe.each`. */
export function enginesUnderTest(): readonly EngineUnderTest[] {
  return inject('postgres') === null ? [sqliteUnderTest] : [sqliteUnderTest, postgresUnderTest];
}

async function asAdministrator(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
