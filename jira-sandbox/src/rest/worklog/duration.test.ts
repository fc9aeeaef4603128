import { expect, test } from 'vitest';
import { readDuration, writeDuration } from './duration.ts';

test.each([
  ['3h 20m', 12_000, '3h 20m'],
  ['1w 2d', 201_600, '1w 2d'],
  ['1.5d', 43_200, '1d 4h'],
  ['90', 5_400, '1h 30m'],
  ['0m', 0, '0m'],
])('%s is %i seconds, written %s', (text, seconds, written) => {
  expect(readDuration(text)).toBe(seconds);
  expect(writeDuration(seconds)).toBe(written);
});

test.each(['', 'soon', '-1h', '1y', '1h1h', null, {}])('%j is no duration', (text) => {
  expect(readDuration(text)).toBeNull();
});
