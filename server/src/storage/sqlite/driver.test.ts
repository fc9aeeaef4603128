import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Database } from '../database.ts';
import { type PlaceUnderTest, sqliteUnderTest } from '../database-under-test.ts';
import { migrate } from '../migrate.ts';
import { migrations } from '../migrations/registry.ts';
import type { Schema } from '../schema.ts';
import { StorageError } from '../storage-error.ts';
import { unflushed } from '../unflushed.ts';
import { written } from '../written.ts';
import { NodeSqliteDialect } from './dialect.ts';
import { openFile } from './open-file.ts';

let place: PlaceUnderTest;
let database: Database;
/** Of those who wait for the disk. */
let waiting: PromiseWithResolvers<void>[];
beforeEach(async () => {
  place = await sqliteUnderTest.newPlace();
  waiting = [];
  let isMade = false;
  const log = {
    flushed() {
      const flush = Promise.withResolvers<void>();
      if (isMade) waiting.push(flush);
      else flush.resolve();
      return flush.promise;
    },
    close: async () => undefined,
  };
  const file = 'file' in place.location ? place.location.file : '';
  const dialect = new NodeSqliteDialect(file, async (path) => {
    const opened = await openFile(path);
    await opened.log?.close();
    return { database: opened.database, log };
  });
  database = new Kysely<Schema>({ dialect });
  await migrate(database, migrations, () => 0);
  isMade = true;
});
afterEach(async () => {
  await database.destroy();
  await place.remove();
});

const signIn = (name: string) => ({ state_hash: name, browser_hash: 'b', return_to: '/', expires_at: 1 });
const add = (name: string, to = database) => to.insertInto('sign_ins').values(signIn(name)).execute();
const names = async () => {
  const rows = await database.selectFrom('sign_ins').select('state_hash').orderBy('state_hash').execute();
  return rows.map(({ state_hash: name }) => name);
};

it('lets others read and write while somebody waits for the disk', async () => {
  let done = 0;
  const count = () => {
    done += 1;
  };
  const alone = add('a').then(count);
  const together = database
    .transaction()
    .execute((transaction) => add('b', transaction))
    .then(count);
  await expect.poll(() => waiting.length).toBe(2);
  expect(await names()).toEqual(['a', 'b']);
  expect(done).toBe(0);
  for (const flush of waiting) flush.resolve();
  await Promise.all([alone, together]);
});

it('tells who wrote when the disk refused', async () => {
  const refused = add('a');
  await expect.poll(() => waiting.length).toBe(1);
  waiting[0]?.reject(new StorageError(new Error('EIO'), { passing: false }));
  await expect(refused).rejects.toMatchObject({ code: 'server.storage' });
  expect(await names()).toEqual(['a']);
});

it('waits neither for what is only read nor for what is taken back nor for what nobody misses', async () => {
  await names();
  await sql`pragma data_version`.execute(database);
  const failed = database.transaction().execute(async (transaction) => {
    await add('a', transaction);
    throw new Error('thought better of it');
  });
  await expect(failed).rejects.toThrow('thought better of it');
  await unflushed(database, (ours) => add('b', ours));
  await expect(unflushed(database, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await names()).toEqual(['b']);
  expect(waiting).toEqual([]);
  void add('c');
  await expect.poll(() => waiting.length).toBe(1);
  waiting[0]?.resolve();
});

it('says what was written before it is on the disk, and when it is', async () => {
  const write = await written(database, (ours) => ours.transaction().execute((inside) => add('a', inside)));
  expect(write.result).toHaveLength(1);
  expect(await names()).toEqual(['a']);
  let onDisk = false;
  const waited = write.onDisk.then(() => {
    onDisk = true;
  });
  await expect.poll(() => waiting.length).toBe(1);
  expect(onDisk).toBe(false);
  waiting[0]?.resolve();
  await waited;
  await expect(written(database, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
});
