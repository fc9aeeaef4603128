import { expect } from 'vitest';
import { burst, type Fate, failuresOf, fateOfTurn, openSimulation } from './simulation-under-test.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** All signed in at one moment, and all are due at another: every one is fresh after, and no second saw more than allowed. */
export async function dueAtOnce(count: number, perSecond: number): Promise<void> {
  const life = await openSimulation({ perSecond });
  try {
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) ids.push(await life.signIn(index, 'well'));
    life.clock.now += 50 * minute;
    const from = life.clock.now;
    await life.live(from + (count / perSecond) * 1_000 + 10_000);
    expect(life.startedAt).toHaveLength(count);
    expect(burst(life.startedAt)).toBeLessThanOrEqual(perSecond);
    const spread = (life.startedAt.at(-1) ?? 0) - (life.startedAt[0] ?? 0);
    expect(spread).toBeGreaterThanOrEqual(((count - 1) / perSecond) * 1_000 - 1);
    for (const id of ids) {
      const { accessTokenExpiresAt } = await life.vault.status(id);
      expect(Date.parse(accessTokenExpiresAt ?? '') - life.clock.now).toBeGreaterThan(10 * minute);
    }
  } finally {
    await life.close();
  }
}

/** In use, it is renewed once or twice in the hour; nobody renews what rests or is revoked. */
function successesOf(fate: Fate): readonly number[] {
  if (fate === 'revoked' || fate === 'unused') return [0];
  // A minute after a lost answer it is renewed once more.
  return fate === 'answer lost' ? [2, 3] : [1, 2];
}

/** What a connection looks like after the hour, by what befell it. */
function predicted(fate: Fate) {
  return {
    state: fate === 'revoked' ? 'reconnect-required' : 'connected',
    failures: failuresOf[fate],
    successes: successesOf(fate),
    fresh: fate !== 'revoked' && fate !== 'unused',
    rests: fate === 'unused',
  };
}

/** People signed in over the last 40 minutes; an hour passes; five in a hundred fail, each in its way. */
export async function anHourOfLife(count: number, perSecond: number): Promise<void> {
  const life = await openSimulation({ perSecond });
  try {
    const begin = life.clock.now;
    const connections: { id: string; fate: Fate }[] = [];
    for (let index = 0; index < count; index += 1) {
      life.clock.now = begin + Math.floor((40 * minute * index) / count);
      const fate = fateOfTurn(index);
      connections.push({ id: await life.signIn(index, fate), fate });
    }
    life.clock.now = begin + 40 * minute;
    await life.live(life.clock.now + hour);
    const now = life.clock.now;
    expect(burst(life.startedAt)).toBeLessThanOrEqual(perSecond);
    const wrong: unknown[] = [];
    for (const { id, fate } of connections) {
      const { state, refreshes, accessTokenExpiresAt, nextRefreshAt } = await life.vault.status(id);
      const model = predicted(fate);
      const fresh = Date.parse(accessTokenExpiresAt ?? '') - now >= 10 * minute;
      const rests = Date.parse(nextRefreshAt ?? '') - now > 20 * day;
      const asPredicted =
        state === model.state &&
        refreshes.failures === model.failures &&
        model.successes.includes(refreshes.successes) &&
        fresh === model.fresh &&
        rests === model.rests;
      if (!asPredicted) wrong.push({ fate, state, refreshes, fresh, rests });
    }
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(life.sandbox.lateTokenUses).toBe(0);
  } finally {
    await life.close();
  }
}
