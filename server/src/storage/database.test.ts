import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from './database.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidelight-storage-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const now = () => 1_700_000_000_000;

describe('openDatabase', () => {
  it('makes the folder and the tables, and opens the same file again with what was in it', async () => {
    const file = join(folder, 'new', 'sidelight.db');
    const first = await openDatabase({ file, now });
    await first
      .insertInto('sign_ins')
      .values({ state_hash: 's', browser_hash: 'b', return_to: '/', remembered: 1, expires_at: now() })
      .execute();
    await first.destroy();

    const second = await openDatabase({ file, now });
    expect(await second.selectFrom('sign_ins').selectAll().execute()).toEqual([
      { state_hash: 's', browser_hash: 'b', return_to: '/', remembered: 1, expires_at: now() },
    ]);
    await second.destroy();
  });

  it('waits for the disk beside SQLite where there is a log and by SQLite where there is none, enforces foreign keys and hardly blocks for a lock', async () => {
    const database = await openDatabase({ file: join(folder, 'sidelight.db'), now });
    const read = async (pragma: string) => (await sql.raw(`pragma ${pragma}`).execute(database)).rows[0];
    expect(await read('journal_mode')).toEqual({ journal_mode: 'wal' });
    expect(await read('synchronous')).toEqual({ synchronous: 1 });
    expect(await read('foreign_keys')).toEqual({ foreign_keys: 1 });
    expect(await read('busy_timeout')).toEqual({ timeout: 20 });
    await database.destroy();

    const inMemory = await openDatabase({ file: ':memory:', now });
    expect((await sql`pragma synchronous`.execute(inMemory)).rows).toEqual([{ synchronous: 2 }]);
    await inMemory.destroy();
  });

  it('says that it cannot be used, apart from faults in the SQL', async () => {
    const database = await openDatabase({ file: join(folder, 'sidelight.db'), now });
    await sql`pragma query_only = 1`.execute(database);
    const write = database
      .insertInto('sign_ins')
      .values({ state_hash: 's', browser_hash: 'b', return_to: '/', remembered: 1, expires_at: 1 })
      .execute();
    await expect(write).rejects.toMatchObject({ code: 'server.storage' });
    await expect(sql`select from`.execute(database)).rejects.not.toHaveProperty('code', 'server.storage');
    await database.destroy();
  });

  it('keeps two transactions of one process apart', async () => {
    const database = await openDatabase({ file: ':memory:', now });
    const add = (name: string) =>
      database.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('sign_ins')
          .values({ state_hash: name, browser_hash: 'b', return_to: '/', remembered: 1, expires_at: 1 })
          .execute();
        if (name === 'bad') throw new Error('rolled back');
      });
    const outcomes = await Promise.allSettled([add('one'), add('bad'), add('two')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const kept = await database.selectFrom('sign_ins').select('state_hash').orderBy('state_hash').execute();
    expect(kept).toEqual([{ state_hash: 'one' }, { state_hash: 'two' }]);
    await database.destroy();
  });
});
