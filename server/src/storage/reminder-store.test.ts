import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reminder } from '../reminders/reminder.ts';
import type { ReminderStore } from '../reminders/store.ts';
import { connectionUnderTest } from './connection-under-test.ts';
import { type Database, openDatabase } from './database.ts';
import { enginesUnderTest, type PlaceUnderTest } from './database-under-test.ts';
import { openEventBus, type ProcessBus } from './event-bus.ts';
import { createReminderStore } from './reminder-store.ts';

const now = 1_700_000_000_000;
const minute = 60_000;

describe.each(enginesUnderTest())('reminders on $name', (engine) => {
  let place: PlaceUnderTest;
  let databases: [Database, Database];
  let buses: [ProcessBus, ProcessBus];
  let store: ReminderStore;
  let other: ReminderStore;
  let ann: string;
  let ben: string;
  beforeEach(async () => {
    place = await engine.newPlace();
    // Two processes on one database: each has its own connection to it.
    const open = () => openDatabase({ ...place.location, now: () => now });
    databases = [await open(), await open()];
    buses = [
      await openEventBus(place.location, databases[0]),
      await openEventBus(place.location, databases[1]),
    ];
    store = createReminderStore(databases[0]);
    other = createReminderStore(databases[1]);
    ann = await connectionUnderTest(databases[0], { at: now, owner: 'ann' });
    ben = await connectionUnderTest(databases[0], { at: now, owner: 'ben' });
  });
  afterEach(async () => {
    for (const bus of buses) await bus.close();
    for (const database of databases) await database.destroy();
    await place.remove();
  });

  const reminder = (changes: Partial<Reminder> = {}): Omit<Reminder, 'deliveredAt'> => ({
    id: randomUUID(),
    connectionId: ann,
    text: 'call Zoë',
    issue: { key: 'PAY-12', siteUrl: 'https://acme.example' },
    dueAt: now,
    timeZone: 'Europe/Berlin',
    ...changes,
  });
  const add = async (changes: Partial<Reminder> = {}) => {
    const added = reminder(changes);
    expect(await store.add(added, 100)).toBe(true);
    return added;
  };

  it('keeps what was set, the earliest first, for its person alone', async () => {
    const late = await add({ dueAt: now + minute, text: null });
    const early = await add({ issue: null });
    const foreign = await add({ connectionId: ben });
    expect(await other.of(ann)).toEqual([
      { ...early, deliveredAt: null },
      { ...late, deliveredAt: null },
    ]);
    expect(await other.remove(ann, foreign.id)).toBeNull();
    expect(await other.postpone(ann, foreign.id, { dueAt: now, timeZone: 'UTC' })).toBeNull();
    expect(await other.remove(ann, late.id)).toEqual({ ...late, deliveredAt: null });
    expect(await store.remove(ann, late.id)).toBeNull();
    expect((await store.of(ben)).map(({ id }) => id)).toEqual([foreign.id]);
  });

  it('has room for so many of a person, also when two processes take the last place at once', async () => {
    await store.add(reminder(), 3);
    await store.add(reminder(), 3);
    const kept = await Promise.all([store.add(reminder(), 3), other.add(reminder(), 3)]);
    expect(kept.toSorted()).toEqual([false, true]);
    expect(await store.of(ann)).toHaveLength(3);
    expect(await store.add(reminder({ connectionId: ben }), 3)).toBe(true);
  });

  it('delivers what is due and not what is not, once, and again after it was snoozed', async () => {
    const due = await add();
    await add({ dueAt: now + minute });
    expect(await store.nextDue()).toBe(now);
    expect(await store.deliverDue(now, 10)).toEqual({ connectionIds: [ann], delivered: 1 });
    expect(await other.deliverDue(now, 10)).toEqual({ connectionIds: [], delivered: 0 });
    expect(await store.nextDue()).toBe(now + minute);
    expect(await other.of(ann)).toMatchObject([{ id: due.id, deliveredAt: now }, { deliveredAt: null }]);

    const until = { dueAt: now + 2 * minute, timeZone: 'UTC' };
    expect(await other.postpone(ann, due.id, until)).toMatchObject({ ...until, deliveredAt: null });
    expect((await store.deliverDue(now + minute, 10)).delivered).toBe(1);
    expect((await store.deliverDue(now + 2 * minute, 10)).delivered).toBe(1);
    expect(await store.nextDue()).toBeNull();
  });

  it('shares them between processes that scan at the same moment: each is delivered by one', async () => {
    for (let index = 0; index < 40; index += 1) {
      await add({ connectionId: index % 2 === 0 ? ann : ben, dueAt: now - index });
    }
    const counts = await Promise.all(
      Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? store : other).deliverDue(now, 7)),
    );
    // A scan that met rows which another had taken may have ended early; what it left is still due.
    const rest = await store.deliverDue(now, 100);
    const all = counts.reduce((sum, { delivered }) => sum + delivered, rest.delivered);
    expect(all).toBe(40);
    const kept = [...(await store.of(ann)), ...(await store.of(ben))];
    expect(kept.filter(({ deliveredAt }) => deliveredAt === now)).toHaveLength(40);
  });

  it('leaves due what a process did not commit', async () => {
    const { id } = await add();
    const dying = databases[1].transaction().execute(async (transaction) => {
      await transaction.updateTable('reminders').set({ delivered_at: now }).where('id', '=', id).execute();
      throw new Error('killed');
    });
    await expect(dying).rejects.toThrow('killed');
    expect(await store.deliverDue(now, 10)).toEqual({ connectionIds: [ann], delivered: 1 });
  });

  it('tells both processes whose reminders have changed', async () => {
    const heard: [string[], string[]] = [[], []];
    buses.forEach((bus, index) => {
      bus.reminders.listen({ changed: (id) => heard[index]?.push(id), gap: () => undefined });
    });
    const { id } = await add();
    buses[0].reminders.changed(ann);
    await expect.poll(() => heard, { timeout: 10_000 }).toEqual([[ann], [ann]]);
    await add({ connectionId: ben });
    buses[0].reminders.changed(ben);
    await other.deliverDue(now, 10);
    buses[1].reminders.changed(ann);
    buses[1].reminders.changed(ben);
    await other.remove(ann, id);
    buses[1].reminders.changed(ann);
    for (const list of heard) {
      await expect.poll(() => list.slice(1), { timeout: 10_000 }).toEqual(expect.arrayContaining([ann, ben]));
    }
  });

  it('forgets them with the connection', async () => {
    await add();
    await databases[0].deleteFrom('connections').where('id', '=', ann).execute();
    expect(await store.of(ann)).toEqual([]);
    expect(await store.nextDue()).toBeNull();
  });
});
