import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Database, openDatabase } from '../../storage/database.ts';
import { enginesUnderTest, type PlaceUnderTest } from '../../storage/database-under-test.ts';
import { createTurnLeaseStore } from '../../storage/turn-lease-store.ts';
import { RunningTurns } from './running-turns.ts';
import type { TurnOf } from './turn-leases.ts';

const minute = 60_000;

describe.each(enginesUnderTest())('turns on $name', (engine) => {
  let place: PlaceUnderTest;
  let database: Database;
  let clock: number;
  beforeEach(async () => {
    clock = 1_700_000_000_000;
    place = await engine.newPlace();
    database = await openDatabase({ ...place.location, now: () => clock });
  });
  afterEach(async () => {
    await database.destroy();
    await place.remove();
  });
  /** The turns of one process. */
  const newProcess = () =>
    new RunningTurns({
      leases: createTurnLeaseStore(database),
      ambient: { now: () => clock, newId: randomUUID },
    });

  it('gives a connection ten turns at a time, each conversation one', async () => {
    const turns = newProcess();
    const begun = await Promise.all(
      Array.from({ length: 10 }, (_, index) => turns.begin(`conversation ${index}`, 'amira')),
    );
    await expect(turns.begin('one more', 'amira')).rejects.toMatchObject({ code: 'request.too-many' });
    await expect(turns.begin('conversation 0', 'tomas')).rejects.toMatchObject({
      code: 'assistant.busy',
    });
    await turns.begin('of somebody else', 'tomas');
    await begun[3]?.end();
    await begun[3]?.end();
    expect((await turns.begin('one more', 'amira')).signal.aborted).toBe(false);
    await expect(turns.begin('and another', 'amira')).rejects.toThrow();
  });

  it('gives each conversation one turn over all processes, until it ends or its process has died', async () => {
    const [one, two] = [newProcess(), newProcess()];
    const outcomes = await Promise.allSettled([
      one.begin('conversation', 'amira'),
      two.begin('conversation', 'amira'),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    for (const outcome of outcomes) if (outcome.status === 'fulfilled') await outcome.value.end();

    // Its process is not heard of again.
    await one.begin('conversation', 'amira');
    await expect(two.begin('conversation', 'amira')).rejects.toMatchObject({ code: 'assistant.busy' });
    clock += minute;
    const third = newProcess();
    await (await third.begin('conversation', 'amira')).end();
  });

  it('keeps its conversation for as long as its process lives, and ends where another one answers by now', async () => {
    const [one, two] = [newProcess(), newProcess()];
    const turn = await one.begin('conversation', 'amira');
    for (let round = 0; round < 2; round += 1) {
      clock += 15_000;
      const { until } = await vi.waitUntil(async () => {
        const lease = await database.selectFrom('turn_leases').selectAll().executeTakeFirstOrThrow();
        return lease.until > clock + 15_000 ? lease : null;
      });
      expect(until).toBeGreaterThan(clock + 15_000);
      await expect(two.begin('conversation', 'amira')).rejects.toMatchObject({ code: 'assistant.busy' });
    }
    // As if this process had been held up: another one takes the conversation over.
    await database.updateTable('turn_leases').set({ owner: 'another turn' }).execute();
    const aborted = once(turn.signal, 'abort');
    clock += 15_000;
    await aborted;
    await turn.end();
    expect(await database.selectFrom('turn_leases').select('owner').execute()).toEqual([
      { owner: 'another turn' },
    ]);
  });

  it('is stopped by the person whose it is, and known to be under way to every process', async () => {
    const [one, two] = [newProcess(), newProcess()];
    const turn = await one.begin('conversation', 'amira');
    expect([await two.isUnderWay('conversation'), await two.isUnderWay('another')]).toEqual([true, false]);
    const [his, hers] = ['tomas', 'amira'].map((connectionId) => ({
      conversationId: 'conversation',
      connectionId,
    })) as [TurnOf, TurnOf];
    expect([await one.interrupt(his), await two.interrupt(his)]).toEqual([false, false]);
    expect(turn.signal.aborted).toBe(false);
    expect(await one.interrupt(hers)).toBe(true);
    expect(turn.signal.aborted).toBe(true);
    await turn.end();
    expect(await two.isUnderWay('conversation')).toBe(false);
  });

  it('is stopped from another process', async () => {
    const [one, two] = [newProcess(), newProcess()];
    const which = { conversationId: 'conversation', connectionId: 'amira' };
    const turn = await one.begin('conversation', 'amira');
    const other = await one.begin('another', 'amira');
    const stopped = once(turn.signal, 'abort');
    expect(await two.interrupt(which)).toBe(true);
    await stopped;
    expect(other.signal.aborted).toBe(false);
    await Promise.all([turn.end(), other.end()]);
    expect(await two.interrupt(which)).toBe(false);

    // What was asked of one turn is not asked of the next.
    const next = await one.begin('conversation', 'amira');
    const heard = vi.fn();
    void next.heard.then(heard);
    expect(await createTurnLeaseStore(database).wishes([next.id])).toEqual([
      { owner: next.id, stop: false, heard: false },
    ]);
    expect(heard).not.toHaveBeenCalled();
    await next.end();
  });

  it('stops when every turn has ended', async () => {
    const turns = newProcess();
    const turn = await turns.begin('conversation', 'amira');
    let stopped = false;
    const stopping = turns.stop().then(() => {
      stopped = true;
    });
    expect(turn.signal.aborted).toBe(true);
    await Promise.resolve();
    expect(stopped).toBe(false);
    await turn.end();
    await stopping;
  });
});
