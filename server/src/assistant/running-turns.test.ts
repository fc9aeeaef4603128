import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../storage/database.ts';
import { enginesUnderTest, type PlaceUnderTest } from '../storage/database-under-test.ts';
import { createTurnLeaseStore } from '../storage/turn-lease-store.ts';
import { RunningTurns } from './running-turns.ts';

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
      longestMs: minute,
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

  it('is stopped by the person whose it is, and known to be under way to every process', async () => {
    const [one, two] = [newProcess(), newProcess()];
    const turn = await one.begin('conversation', 'amira');
    expect([await two.isUnderWay('conversation'), await two.isUnderWay('another')]).toEqual([true, false]);
    expect([one.interrupt('conversation', 'tomas'), two.interrupt('conversation', 'amira')]).toEqual([
      false,
      false,
    ]);
    expect(turn.signal.aborted).toBe(false);
    expect(one.interrupt('conversation', 'amira')).toBe(true);
    expect(turn.signal.aborted).toBe(true);
    await turn.end();
    expect(await two.isUnderWay('conversation')).toBe(false);
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
