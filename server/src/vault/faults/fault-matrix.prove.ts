import { describe, expect, it } from 'vitest';
import { enginesUnderTest, sqliteUnderTest } from '../../storage/database-under-test.ts';
import { openArena } from './arena-under-test.ts';
import { cuts, jumps, kills, outages, runTrials } from './matrix-under-test.ts';
import { lockedFor } from './outage-under-test.ts';

describe.each(enginesUnderTest())('$name: 1,000 trials lose no connection', ({ name, newPlace }) => {
  it.each([
    ['the network and the clock', { ...cuts, ...jumps }, 70],
    ['killed processes', kills, 20],
  ])('%s', async (_what, trials, times) => {
    const place = await newPlace();
    const arena = await openArena(place.location, 10);
    try {
      const run = await runTrials(arena, trials, times);
      console.log(`${name}: ${run} trials`);
      expect(run).toBe(Object.keys(trials).length * times);
    } finally {
      await arena.close();
      await place.remove();
    }
  });
});

it('SQLite: 60 times the file is locked', async () => {
  const place = await sqliteUnderTest.newPlace();
  const arena = await openArena(place.location, 10);
  try {
    expect(await runTrials(arena, outages(lockedFor(200)), 20)).toBe(60);
  } finally {
    await arena.close();
    await place.remove();
  }
});
