import { expect, it } from 'vitest';
import { morningOf, timeInWords } from './time-spent.ts';

it.each([
  [7_200, '2h'],
  [5_400, '1h 30m'],
  [900, '15m'],
  [172_800, '48h'],
])('%i seconds are %s', (seconds, words) => {
  expect(timeInWords(seconds)).toBe(words);
});

it.each([
  ['2026-11-22', 'Europe/Berlin', '2026-11-22T08:00:00.000Z'],
  ['2026-07-01', 'Europe/Berlin', '2026-07-01T07:00:00.000Z'],
  ['2026-11-22', 'Pacific/Auckland', '2026-11-21T20:00:00.000Z'],
  ['2026-11-22', 'America/Mexico_City', '2026-11-22T15:00:00.000Z'],
])('nine in the morning of %s in %s', (day, timeZone, instant) => {
  expect(morningOf(day, timeZone)).toBe(instant);
});
