import { expect, it } from 'vitest';
import { refreshesInWords } from './refreshes-in-words.ts';

const hour = (succeeded: number, failed: number, lost: number) => ({ at: '', succeeded, failed, lost });

it.each([
  [[hour(0, 0, 0)], null, 'Nothing was renewed in this time.'],
  [
    [hour(1_990, 5, 0), hour(5, 0, 0)],
    0.0025,
    '1,995 renewed, 5 failed for the time being, nobody has to reconnect: a failure rate of 0.3 %.',
  ],
  [
    [hour(1, 1, 2)],
    0.75,
    '1 renewed, 1 failed for the time being, 2 ended in "reconnect required": a failure rate of 75 %.',
  ],
])('%j', (hours, failureRate, words) => {
  expect(refreshesInWords({ hours, failureRate, slowest: [] })).toBe(words);
});
