import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NewTokenEvent } from '../vault/store.ts';
import { createConnectionStore } from './connection-store.ts';
import { connectionUnderTest } from './connection-under-test.ts';
import { type Database, openDatabase } from './database.ts';
import { enginesUnderTest, type PlaceUnderTest } from './database-under-test.ts';
import { createOverviewStore } from './overview-store.ts';

const noon = Date.parse('2026-11-23T12:00:00Z');
const hourMs = 3_600_000;

describe.each(enginesUnderTest())('the look at all connections on $name', (engine) => {
  let place: PlaceUnderTest;
  let database: Database;
  beforeEach(async () => {
    place = await engine.newPlace();
    database = await openDatabase({ ...place.location, now: () => noon });
  });
  afterEach(async () => {
    await database.destroy();
    await place.remove();
  });

  const connect = (owner: string, site: string, at: number) =>
    connectionUnderTest(database, {
      owner,
      person: { accountId: owner, displayName: `${owner} of 100%`, email: null, avatarUrl: null },
      sites: [{ cloudId: site, name: site, url: `https://${site}.example` }],
      siteId: site,
      at,
    });
  const happened = async (
    connectionId: string,
    kind: NewTokenEvent['kind'],
    at: number,
    durationMs: number | null,
  ) => {
    await database
      .insertInto('token_events')
      .values({
        connection_id: connectionId,
        at,
        kind,
        cause: 'background',
        explanation: 'because',
        duration_ms: durationMs,
      })
      .execute();
  };

  it('counts by state and by hour, and names the slowest', async () => {
    const overview = createOverviewStore(database);
    const amira = await connect('amira', 'harbour', noon);
    const tomas = await connect('tomas', 'lane', noon + 1);
    await createConnectionStore(database).disconnect(tomas, {
      at: noon,
      kind: 'disconnected',
      cause: 'person',
      explanation: 'bye',
      durationMs: null,
    });
    await happened(amira, 'refreshed', noon - 1, 10);
    await happened(amira, 'refreshed', noon, 30);
    await happened(amira, 'refresh-failed', noon + hourMs - 1, 900);
    await happened(tomas, 'reconnect-required', noon + hourMs, 20);
    expect(await overview.countByState()).toEqual({ connected: 1, 'reconnect-required': 1 });
    const none = { succeeded: 0, failed: 0, lost: 0 };
    expect(await overview.refreshes(0)).toEqual([
      { ...none, hour: noon - hourMs, succeeded: 1 },
      { ...none, hour: noon, succeeded: 1, failed: 1 },
      { ...none, hour: noon + hourMs, lost: 1 },
    ]);
    expect(await overview.refreshes(noon)).toHaveLength(2);
    expect((await overview.slowest(0, 2)).map(({ durationMs }) => durationMs)).toEqual([900, 30]);
    expect((await overview.slowest(0, 1))[0]).toMatchObject({
      connectionId: amira,
      at: noon + hourMs - 1,
      person: { accountId: 'amira' },
    });
  });

  it('searches by what a person types, literally, the one used last first', async () => {
    const overview = createOverviewStore(database);
    await connect('amira', 'harbour', noon);
    await connect('tomas', 'harbour', noon + 1);
    const search = async (query: string, limit = 10) =>
      (await overview.search({ query, state: null, limit })).map(({ person }) => person.accountId);
    expect(await search('')).toEqual(['tomas', 'amira']);
    expect(await search('', 1)).toEqual(['tomas']);
    expect(await search('AMIRA')).toEqual(['amira']);
    expect(await search('Harbour')).toEqual(['tomas', 'amira']);
    expect(await search('100%')).toEqual(['tomas', 'amira']);
    expect(await search('displayname')).toEqual([]);
    expect(await search('example')).toEqual([]);
    expect(await search('am_ra')).toEqual([]);
    expect(await search('\\')).toEqual([]);
    expect(await overview.search({ query: '', state: 'reconnect-required', limit: 10 })).toEqual([]);
  });
});
