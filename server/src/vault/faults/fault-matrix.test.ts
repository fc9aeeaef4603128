import { describe, expect, it } from 'vitest';
import { enginesUnderTest, sqliteUnderTest } from '../../storage/database-under-test.ts';
import { openArena } from './arena-under-test.ts';
import { cuts, jumps, kills, outages, runTrials } from './matrix-under-test.ts';
import { lockedFor } from './outage-under-test.ts';

// One trial of each; fault-matrix.prove.ts runs a thousand.
describe.each(enginesUnderTest())('no connection is lost on $name', ({ newPlace }) => {
  it('whatever happens on the way of a token request, and however the clock jumps', async () => {
    const place = await newPlace();
    const arena = await openArena(place.location, 4);
    try {
      expect(await runTrials(arena, { ...cuts, ...jumps }, 1)).toBe(12);
    } finally {
      await arena.close();
      await place.remove();
    }
  });
});

it('no connection is lost when the process is killed at each point of a refresh', async () => {
  const place = await sqliteUnderTest.newPlace();
  const arena = await openArena(place.location, 2);
  try {
    expect(await runTrials(arena, kills, 1)).toBe(5);
  } finally {
    await arena.close();
    await place.remove();
  }
});

it('no connection is lost while the file is locked', async () => {
  const place = await sqliteUnderTest.newPlace();
  const arena = await openArena(place.location, 2);
  try {
    expect(await runTrials(arena, outages(lockedFor(100)), 1)).toBe(3);
  } finally {
    await arena.close();
    await place.remove();
  }
});
