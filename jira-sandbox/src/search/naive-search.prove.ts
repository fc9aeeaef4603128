import { expect, it } from 'vitest';
import { compareReadings } from './naive-search.test-rig.ts';

it('the search and the naive reading find the same issues', () => {
  const { found, missed, disagreements } = compareReadings(100_000, 20_261_123);
  expect(disagreements).toEqual([]);
  // The comparison means something only if both happen often.
  expect(Math.min(found, missed)).toBeGreaterThan(100_000);
});
