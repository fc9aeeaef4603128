import { expect, it } from 'vitest';
import { usageInWords } from './usage-in-words.ts';

const hour = (calls: number, points: number, refused = 0) => ({ at: '', calls, points, refused });

it.each([
  [[hour(0, 0)], 65_000, 'Nothing was asked of Jira in this time.'],
  [
    [hour(3, 12), hour(1, 51)],
    65_000,
    'This hour: 51 of 65,000 points (under 1 %), which everybody on this server shares. In all 4 calls, none was refused.',
  ],
  [
    [hour(1_000, 60_000, 7)],
    65_000,
    'This hour: 60,000 of 65,000 points (92 %), which everybody on this server shares. In all 1,000 calls, 7 refused for being too many (429).',
  ],
  [[hour(1, 2)], null, 'An API token has no quota by the hour. In all one call, none was refused.'],
])('%j of %s', (hours, pointsPerHour, words) => {
  expect(usageInWords({ hours, pointsPerHour })).toBe(words);
});
