import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAnswerPartStore } from '../../storage/answer-part-store.ts';
import { connectionUnderTest } from '../../storage/connection-under-test.ts';
import { type Database, openDatabase } from '../../storage/database.ts';
import { enginesUnderTest, type PlaceUnderTest } from '../../storage/database-under-test.ts';
import { createTranscriptStore } from '../../storage/transcript-store.ts';
import { createTurnLeaseStore } from '../../storage/turn-lease-store.ts';
import { AnswerRelay } from './answer-relay.ts';
import { LiveAnswers } from './live-answers.ts';

const hour = 3_600_000;

describe.each(enginesUnderTest())('an answer that another process gives, on $name', (engine) => {
  let place: PlaceUnderTest;
  let database: Database;
  let clock: number;
  const where = { conversationId: randomUUID(), connectionId: '' };
  beforeEach(async () => {
    clock = 1_700_000_000_000;
    place = await engine.newPlace();
    database = await openDatabase({ ...place.location, now: () => clock });
    where.connectionId = await connectionUnderTest(database, { at: clock });
    const { conversationId: id, connectionId } = where;
    const head = { id, connectionId, siteUrl: null, title: 'x', createdAt: clock };
    await createTranscriptStore(database).create(head);
  });
  afterEach(async () => {
    await database.destroy();
    await place.remove();
  });
  const newProcess = () =>
    new AnswerRelay<string>({
      store: createAnswerPartStore(database),
      leases: createTurnLeaseStore(database),
      // Waits are short, not none: who waits lets the others run.
      ambient: { now: () => clock, sleep: (_, signal) => delay(1, undefined, signal && { signal }) },
    });
  const lease = (owner: string) =>
    createTurnLeaseStore(database).take(where.conversationId, {
      owner,
      connectionId: where.connectionId,
      now: clock,
      until: clock + hour,
    });
  const heard = async (answer: AsyncIterable<string> | null) => {
    const chunks: string[] = [];
    for await (const chunk of answer ?? []) chunks.push(chunk);
    return chunks;
  };
  const never = new AbortController().signal;

  it('is heard from its beginning to its end, as it comes', async () => {
    const [gives, hears] = [newProcess(), newProcess()];
    await lease('turn');
    const more = Promise.withResolvers<void>();
    const { since } = new LiveAnswers<string>().begin(
      where,
      (async function* () {
        yield 'We ';
        yield 'came ';
        await more.promise;
        yield 'early.';
      })(),
    );
    const telling = gives.tell('turn', where.conversationId, since);
    const answer = (await hears.hear(where, never))?.[Symbol.asyncIterator]();
    expect([await answer?.next(), await answer?.next()].map((each) => each?.value)).toEqual(['We ', 'came ']);
    const last = answer?.next();
    more.resolve();
    expect(await last).toEqual({ done: false, value: 'early.' });
    expect(await answer?.next()).toEqual({ done: true, value: undefined });
    await telling;
  });

  it('is for its owner, while it is given', async () => {
    const hears = newProcess();
    expect(await hears.hear(where, never)).toBeNull();
    await lease('turn');
    expect(await hears.hear({ ...where, connectionId: 'somebody else' }, never)).toBeNull();
    expect(await hears.hear(where, never)).not.toBeNull();
    clock += hour;
    expect(await hears.hear(where, never)).toBeNull();
  });

  it('ends when its process has died, and when its hearer goes away', async () => {
    const hears = newProcess();
    await lease('turn');
    const gone = new AbortController();
    const left = heard(await hears.hear(where, gone.signal));
    gone.abort();
    expect(await left).toEqual([]);

    const orphaned = heard(await hears.hear(where, never));
    clock += hour;
    expect(await orphaned).toEqual([]);
  });

  it('is not kept', async () => {
    const gives = newProcess();
    const said = { chunks: ['Done.'], ended: true };
    await gives.tell('first', where.conversationId, () => said);
    clock += 2 * hour;
    await gives.tell('second', where.conversationId, () => said);
    const store = createAnswerPartStore(database);
    expect(await store.from('first', 0)).toEqual([]);
    expect(await store.from('second', 0)).toEqual([{ position: 0, chunks: ['Done.'], last: true }]);
  });
});
