import { setImmediate as nextRound } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { PacedStarts } from './paced-starts.ts';

it('lets the first begin at once and each of the others in a round of its own, in their order', async () => {
  const starts = new PacedStarts();
  const begun: string[] = [];
  const all = ['a', 'b', 'c'].map(async (name) => {
    await starts.mayBegin();
    begun.push(name);
  });
  await Promise.resolve();
  await Promise.resolve();
  expect(begun).toEqual(['a']);
  const seen: number[] = [];
  while (begun.length < 3) {
    await nextRound();
    seen.push(begun.length);
  }
  // No round saw two begin.
  expect(seen.every((count, index) => count - (seen[index - 1] ?? 1) <= 1)).toBe(true);
  await Promise.all(all);
  expect(begun).toEqual(['a', 'b', 'c']);

  await nextRound();
  await nextRound();
  let later = false;
  void starts.mayBegin().then(() => {
    later = true;
  });
  await Promise.resolve();
  expect(later).toBe(true);
});
