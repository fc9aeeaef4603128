import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dayMs, dayOf, ModelBudget, type ModelUsageStore } from '../usage/model-usage.ts';
import { connectionUnderTest } from './connection-under-test.ts';
import { type Database, openDatabase } from './database.ts';
import { enginesUnderTest, type PlaceUnderTest } from './database-under-test.ts';
import { createModelUsageStore } from './model-usage-store.ts';

const noon = Date.parse('2026-11-24T12:00:00Z');
const today = dayOf(noon);

describe.each(enginesUnderTest())('use of language models on $name', (engine) => {
  let place: PlaceUnderTest;
  let database: Database;
  let store: ModelUsageStore;
  beforeEach(async () => {
    place = await engine.newPlace();
    database = await openDatabase({ ...place.location, now: () => noon });
    store = createModelUsageStore(database);
  });
  afterEach(async () => {
    await database.destroy();
    await place.remove();
  });

  const connection = (owner: string) => connectionUnderTest(database, { owner, at: noon });

  it('adds up what several processes count, by connection, day and model', async () => {
    const [amira, tomas] = [await connection('amira'), await connection('tomas')];
    const spent = { day: today, model: 'llama', calls: 1, inputTokens: 100, outputTokens: 20 };
    const other = createModelUsageStore(database);
    await Promise.all([store.add(amira, spent), other.add(amira, spent), other.add(tomas, spent)]);
    await store.add(amira, { ...spent, model: 'claude' });
    await store.add(amira, { ...spent, day: today - dayMs });
    const twice = { ...spent, calls: 2, inputTokens: 200, outputTokens: 40 };
    expect(await store.of(amira, 0)).toEqual([
      { ...spent, day: today - dayMs },
      { ...spent, model: 'claude' },
      twice,
    ]);
    expect(await store.tokensOn(amira, today)).toBe(360);
    expect(await store.tokensOn(tomas, today)).toBe(120);
    expect(await store.ofEverybody(today)).toEqual([
      { ...spent, model: 'claude' },
      { ...spent, calls: 3, inputTokens: 300, outputTokens: 60 },
    ]);
    await store.removeBefore(today);
    expect(await store.of(amira, 0)).toHaveLength(2);
  });

  it('a day that is used up is free again at midnight (UTC); a database that is away fails no answer', async () => {
    const amira = await connection('amira');
    const warnings: string[] = [];
    let now = noon;
    let away = false;
    const budget = new ModelBudget({
      store: {
        ...store,
        add: (...given) => (away ? Promise.reject(new Error('away')) : store.add(...given)),
      },
      limit: 1_000,
      ambient: { now: () => now },
      log: { warn: (_details, message) => warnings.push(message) },
    });
    expect(await budget.usedUp(amira)).toBeNull();
    budget.spent(amira, { model: 'llama', inputTokens: 900, outputTokens: 99 });
    expect(await budget.usedUp(amira)).toBeNull();
    budget.spent(amira, { model: 'claude', inputTokens: 1, outputTokens: 0 });
    expect(await budget.usedUp(amira)).toEqual({ limit: 1_000, freeAt: today + dayMs });
    now = today + dayMs;
    expect(await budget.usedUp(amira)).toBeNull();
    away = true;
    budget.spent(amira, { model: 'claude', inputTokens: 1, outputTokens: 0 });
    await budget.settled();
    expect(warnings).toHaveLength(1);
    // A month later the oldest day is gone.
    away = false;
    now += 31 * dayMs;
    budget.spent(amira, { model: 'claude', inputTokens: 1, outputTokens: 0 });
    await budget.settled();
    expect((await store.of(amira, 0)).map(({ day }) => day)).toEqual([dayOf(now)]);
  });
});
