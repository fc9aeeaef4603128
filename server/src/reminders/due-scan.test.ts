import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectionUnderTest } from '../storage/connection-under-test.ts';
import { type Database, openDatabase } from '../storage/database.ts';
import { enginesUnderTest, type PlaceUnderTest } from '../storage/database-under-test.ts';
import { createReminderStore } from '../storage/reminder-store.ts';
import { DueScan } from './due-scan.ts';
import { createLocalReminderBus } from './reminder-bus.ts';
import { Reminders } from './reminders.ts';
import type { ReminderStore } from './store.ts';

const minute = 60_000;
const start = Date.parse('2026-11-28T10:00:00Z');
const nobody = {
  snapshot: () => Promise.reject(new Error('Jira is not asked')),
  siteUrl: () => Promise.reject(new Error('Jira is not asked')),
};

describe.each(enginesUnderTest())('the scan for due reminders on $name', (engine) => {
  let clock: number;
  let place: PlaceUnderTest;
  let databases: Database[];
  let ann: string;
  let warnings: string[];
  /** Called each time a scan sleeps, which moves the clock instead of waiting. */
  let asleep: () => void;

  beforeEach(async () => {
    clock = start;
    place = await engine.newPlace();
    databases = [];
    warnings = [];
    asleep = () => undefined;
  });
  afterEach(async () => {
    for (const database of databases) await database.destroy();
    await place.remove();
  });

  /** A server process on the place. */
  async function process(damage: (store: ReminderStore) => ReminderStore = (store) => store) {
    const database = await openDatabase({ ...place.location, now: () => clock });
    databases.push(database);
    const store = damage(createReminderStore(database));
    const ambient = {
      now: () => clock,
      newId: randomUUID,
      async sleep(milliseconds: number, signal?: AbortSignal) {
        signal?.throwIfAborted();
        clock += milliseconds;
        asleep();
        await setImmediate();
      },
    };
    const reminders = new Reminders({ store, bus: createLocalReminderBus(), ambient });
    const scan = new DueScan({
      reminders,
      store,
      ambient,
      log: { warn: (_details, message) => warnings.push(message) },
    });
    return { database, store, reminders, scan };
  }

  async function runUntil(until: number, ...scans: DueScan[]): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    asleep = () => {
      if (clock >= until) resolve();
    };
    for (const scan of scans) scan.start();
    await promise;
    await Promise.all(scans.map((scan) => scan.stop()));
  }

  const set = (reminders: Reminders, at: string, text: string) =>
    reminders.set(ann, { at, timeZone: 'UTC', text }, nobody);

  it('delivers each when its time comes, not before, and tells those who listen', async () => {
    const { database, reminders, scan } = await process();
    ann = await connectionUnderTest(database, { at: start });
    await set(reminders, '20m', 'stretch');
    await set(reminders, '2h', 'call Zoë');
    const heard: number[] = [];
    const end = reminders.subscribe(ann, () => heard.push(clock));
    await runUntil(start + 3 * 60 * minute, scan);
    const [first, second] = await reminders.of(ann);
    for (const [reminder, due] of [
      [first, start + 20 * minute],
      [second, start + 120 * minute],
    ] as const) {
      expect(reminder?.deliveredAt).toBeGreaterThanOrEqual(due);
      expect(reminder?.deliveredAt).toBeLessThanOrEqual(due + 100);
    }
    expect(heard).toHaveLength(2);
    end();
    await reminders.remove(ann, first?.id ?? '');
    expect(heard).toHaveLength(2);
  });

  it('delivers late what came due while no process ran', async () => {
    const before = await process();
    ann = await connectionUnderTest(before.database, { at: start });
    await set(before.reminders, '20m', 'stretch');
    clock += 24 * 60 * minute;
    const after = await process();
    await runUntil(clock + 1_000, after.scan);
    expect(await after.reminders.of(ann)).toMatchObject([{ deliveredAt: start + 24 * 60 * minute }]);
  });

  it('goes on after the database could not be asked', async () => {
    let broken = true;
    const { database, reminders, scan } = await process((store) => ({
      ...store,
      deliverDue(now, limit) {
        if (!broken) return store.deliverDue(now, limit);
        broken = false;
        return Promise.reject(new Error('disk I/O error'));
      },
    }));
    ann = await connectionUnderTest(database, { at: start });
    await set(reminders, '0m', 'now');
    await runUntil(start + 5_000, scan);
    expect(warnings).toEqual(['The scan for due reminders could not look']);
    expect(await reminders.of(ann)).toMatchObject([{ deliveredAt: start + 1_000 }]);
  });

  it('shares the due ones between two processes, and delivers each once', async () => {
    const [one, two] = [await process(), await process()];
    ann = await connectionUnderTest(one.database, { at: start });
    for (let index = 0; index < 60; index += 1)
      await set(one.reminders, `${index % 7}m`, `reminder ${index}`);
    const counts: number[] = [];
    for (const { reminders } of [one, two]) {
      const deliverDue = reminders.deliverDue.bind(reminders);
      reminders.deliverDue = async () => {
        const count = await deliverDue(3);
        counts.push(count);
        // As many as were asked for means that there may be more.
        return count === 3 ? 100 : count;
      };
    }
    await runUntil(start + 30 * minute, one.scan, two.scan);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(60);
    const all = await two.reminders.of(ann);
    expect(all.filter(({ deliveredAt }) => deliveredAt !== null)).toHaveLength(60);
    expect(warnings).toEqual([]);
  });
});
