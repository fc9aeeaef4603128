import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Database, openDatabase } from '../database.ts';
import { type PlaceUnderTest, sqliteUnderTest } from '../database-under-test.ts';

let place: PlaceUnderTest;
let database: Database;
let other: DatabaseSync;
beforeEach(async () => {
  place = await sqliteUnderTest.newPlace();
  database = await openDatabase({ ...place.location, now: () => 0 });
  other = new DatabaseSync('file' in place.location ? place.location.file : '');
  other.exec('begin immediate');
});
afterEach(async () => {
  other.close();
  await database.destroy();
  await place.remove();
});

const signIn = { state_hash: 's', browser_hash: 'b', return_to: '/', expires_at: 1 };

it('waits for the lock of another process while this one goes on', async () => {
  let turns = 0;
  const write = database.insertInto('sign_ins').values(signIn).execute();
  const transaction = database.transaction().execute((inside) =>
    inside
      .insertInto('sign_ins')
      .values({ ...signIn, state_hash: 't' })
      .execute(),
  );
  while (turns < 10) {
    await sleep(5);
    turns += 1;
  }
  other.exec('commit');
  await Promise.all([write, transaction]);
  expect(await database.selectFrom('sign_ins').select('state_hash').execute()).toHaveLength(2);
  expect(turns).toBe(10);
});
