import { randomBytes, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createConnectionStore } from '../storage/connection-store.ts';
import { type Database, openDatabase } from '../storage/database.ts';
import { enginesUnderTest, type PlaceUnderTest } from '../storage/database-under-test.ts';
import { createSealedRowStore } from '../storage/sealed-row-store.ts';
import { rotateKeys, type SealedRowStore } from './key-rotation.ts';
import { parseKeyRing } from './ring-entries.ts';
import { openTokenSet, sealTokenSet, type TokenSet } from './token-set.ts';

const now = 1_700_000_000_000;
const entry = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;
const oldKey = entry('old_1');
const newKey = entry('new_1');
const before = parseKeyRing([oldKey]);
const both = parseKeyRing([newKey, oldKey]);
const after = parseKeyRing([newKey]);
const count = 450;

const tokensOf = (name: string): TokenSet => ({
  kind: 'oauth',
  accessToken: name,
  refreshToken: `r ${name}`,
});

describe.each(enginesUnderTest())('rotateKeys on $name', (engine) => {
  let place: PlaceUnderTest;
  let database: Database;
  let rows: SealedRowStore;
  const ids: string[] = [];
  beforeEach(async () => {
    place = await engine.newPlace();
    database = await openDatabase({ ...place.location, now: () => now });
    rows = createSealedRowStore(database);
    ids.length = 0;
    for (let index = 0; index < count; index += 1) ids.push(randomUUID());
    await database
      .insertInto('connections')
      .values(
        ids.map((id) => ({
          id,
          owner: id,
          way_in: 'oauth',
          person: JSON.stringify({ accountId: id, displayName: id, email: null, avatarUrl: null }),
          sites: '[]',
          scopes: '[]',
          state: 'connected',
          explanation: '',
          sealed_tokens: sealTokenSet(tokensOf(id), id, before),
          token_version: 1,
          connected_at: now,
          grant_began_at: now,
        })),
      )
      .execute();
  });
  afterEach(async () => {
    await database.destroy();
    await place.remove();
  });
  const stored = async (id: string) => (await createConnectionStore(database).find(id))?.sealedTokens ?? '';

  it('brings every token set under the first key; the old one is then needed no more', async () => {
    expect(await rotateKeys(rows, both, () => undefined)).toEqual({
      stored: count,
      resealed: count,
      unreadable: [],
    });
    for (const id of ids) expect(openTokenSet(await stored(id), id, after)).toEqual(tokensOf(id));
    expect(await rotateKeys(rows, both, () => undefined)).toMatchObject({ resealed: 0 });
  });

  it('goes on where it was stopped', async () => {
    const stopping = rotateKeys(rows, both, (done) => {
      if (done > 0) throw new Error('stopped');
    });
    await expect(stopping).rejects.toThrow('stopped');
    const { resealed } = await rotateKeys(rows, both, () => undefined);
    expect(resealed).toBe(count - 200);
    for (const id of ids) expect(openTokenSet(await stored(id), id, after)).toEqual(tokensOf(id));
  });

  it('leaves a refresh that comes between as it is, and seals that anew', async () => {
    const [id = ''] = ids.toSorted();
    const refreshed = tokensOf('refreshed meanwhile');
    let met = false;
    const interrupted: SealedRowStore = {
      ...rows,
      async replace(row, sealed) {
        if (row.connectionId === id && !met) {
          met = true;
          await database
            .updateTable('connections')
            .set({ sealed_tokens: sealTokenSet(refreshed, id, before), token_version: 2 })
            .where('id', '=', id)
            .execute();
        }
        return rows.replace(row, sealed);
      },
    };
    expect(await rotateKeys(interrupted, both, () => undefined)).toMatchObject({ resealed: count });
    expect(openTokenSet(await stored(id), id, after)).toEqual(refreshed);
  });

  it('names what no key opens and leaves it alone: tampered with, or swapped with another row', async () => {
    const [one = '', two = '', three = ''] = ids;
    const [sealedOne, sealedTwo] = [await stored(one), await stored(two)];
    const set = (id: string, sealed: string) =>
      database.updateTable('connections').set({ sealed_tokens: sealed }).where('id', '=', id).execute();
    await set(one, sealedTwo);
    await set(two, sealedOne);
    await set(three, `${(await stored(three)).slice(0, 40)}AAAA`);
    const report = await rotateKeys(rows, both, () => undefined);
    expect(report.resealed).toBe(count - 3);
    expect([...report.unreadable].sort()).toEqual([one, two, three].sort());
    expect(await stored(one)).toBe(sealedTwo);
  });
});
