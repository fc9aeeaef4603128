import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UsageStore } from '../usage/store.ts';
import { hourMs, UsageMeter } from '../usage/usage-meter.ts';
import { connectionUnderTest } from './connection-under-test.ts';
import { type Database, openDatabase } from './database.ts';
import { enginesUnderTest, type PlaceUnderTest } from './database-under-test.ts';
import { createUsageStore } from './usage-store.ts';

const noon = Date.parse('2026-11-23T12:00:00Z');

describe.each(enginesUnderTest())('usage on $name', (engine) => {
  let place: PlaceUnderTest;
  let database: Database;
  let store: UsageStore;
  beforeEach(async () => {
    place = await engine.newPlace();
    database = await openDatabase({ ...place.location, now: () => noon });
    store = createUsageStore(database);
  });
  afterEach(async () => {
    await database.destroy();
    await place.remove();
  });

  const connection = (owner: string, wayIn: 'oauth' | 'api-token' = 'oauth') =>
    connectionUnderTest(database, { owner, wayIn, at: noon });

  it('adds up what several processes count, by connection and hour', async () => {
    const [amira, tomas, server] = [
      await connection('amira'),
      await connection('tomas'),
      await connection('server', 'api-token'),
    ];
    const sum = { calls: 1, points: 51, refused: 0 };
    await Promise.all(
      [store, createUsageStore(database)].map((each) =>
        each.add([
          { connectionId: amira, hour: noon, ...sum },
          { connectionId: tomas, hour: noon, ...sum, refused: 1 },
          { connectionId: server, hour: noon, ...sum },
        ]),
      ),
    );
    await store.add([{ connectionId: amira, hour: noon - hourMs, ...sum }]);
    const twice = { hour: noon, calls: 2, points: 102, refused: 0 };
    expect(await store.of(amira, 0)).toEqual([{ hour: noon - hourMs, ...sum }, twice]);
    expect(await store.of(amira, noon)).toEqual([twice]);
    expect(await store.ofEverybody(noon)).toEqual([{ hour: noon, calls: 4, points: 204, refused: 2 }]);
    await store.removeBefore(noon);
    expect(await store.of(amira, 0)).toEqual([twice]);
  });

  it('takes thousands of hours at once', async () => {
    const amira = await connection('amira');
    await store.add(
      Array.from({ length: 2_500 }, (_, index) => ({
        connectionId: amira,
        hour: index * hourMs,
        calls: 1,
        points: 2,
        refused: 0,
      })),
    );
    expect(await store.of(amira, 0)).toHaveLength(2_500);
  });

  it('keeps thirty days', async () => {
    const amira = await connection('amira');
    const sum = { connectionId: amira, calls: 1, points: 2, refused: 0 };
    const begin = noon - 30 * 24 * hourMs;
    await store.add([begin - hourMs, begin, noon].map((hour) => ({ ...sum, hour })));
    const cleaned = Promise.withResolvers<void>();
    let rounds = 0;
    const meter = new UsageMeter({
      store,
      ambient: {
        now: () => noon,
        sleep: async (_milliseconds, signal) => {
          rounds += 1;
          if (rounds === 1) return;
          cleaned.resolve();
          await new Promise((resolve) => signal?.addEventListener('abort', resolve));
        },
      },
      log: { warn: () => undefined },
    });
    meter.start();
    await cleaned.promise;
    await meter.stop();
    expect((await store.of(amira, 0)).map(({ hour }) => hour)).toEqual([begin, noon]);
  });

  it('is written in one go, and what could not be written is written later', async () => {
    const amira = await connection('amira');
    let now = noon;
    let broken = true;
    const warnings: string[] = [];
    const meter = new UsageMeter({
      store: {
        ...store,
        add: (hours) => (broken ? Promise.reject(new Error('away')) : store.add(hours)),
      },
      ambient: { now: () => now, sleep: async () => undefined },
      log: { warn: (_details, message) => warnings.push(message) },
    });
    for (let call = 0; call < 3; call += 1) meter.answered(amira, { points: 51, refused: false });
    await meter.write();
    expect(warnings).toHaveLength(1);
    now += hourMs - 1;
    meter.answered(amira, { points: 0, refused: true });
    now += 1;
    meter.answered(amira, { points: 2, refused: false });
    broken = false;
    await meter.stop();
    expect(await store.of(amira, 0)).toEqual([
      { hour: noon, calls: 4, points: 153, refused: 1 },
      { hour: noon + hourMs, calls: 1, points: 2, refused: 0 },
    ]);
  });
});
