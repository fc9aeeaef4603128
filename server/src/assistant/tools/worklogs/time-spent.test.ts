import { expect, it } from 'vitest';
import { clockAt, instantAt, timeInWords } from './time-spent.ts';

it.each([
  [7_200, '2h'],
  [5_400, '1h 30m'],
  [900, '15m'],
  [172_800, '48h'],
])('%i seconds are %s', (seconds, words) => {
  expect(timeInWords(seconds)).toBe(words);
});

it.each([
  ['2026-11-22', '09:00', 'Europe/Berlin', '2026-11-22T08:00:00.000Z'],
  ['2026-07-01', '09:00', 'Europe/Berlin', '2026-07-01T07:00:00.000Z'],
  ['2026-11-22', '09:00', 'Pacific/Auckland', '2026-11-21T20:00:00.000Z'],
  ['2026-11-22', '09:00', 'America/Mexico_City', '2026-11-22T15:00:00.000Z'],
  ['2026-11-22', '23:30', 'Asia/Kolkata', '2026-11-22T18:00:00.000Z'],
  // The morning after the night in which the clocks were put forward, and back.
  ['2026-03-08', '09:00', 'America/Los_Angeles', '2026-03-08T16:00:00.000Z'],
  ['2026-11-01', '09:00', 'America/Los_Angeles', '2026-11-01T17:00:00.000Z'],
  ['2026-03-29', '09:00', 'Europe/Berlin', '2026-03-29T07:00:00.000Z'],
  ['2026-10-25', '09:00', 'Europe/Berlin', '2026-10-25T08:00:00.000Z'],
  ['2026-09-27', '09:00', 'Pacific/Auckland', '2026-09-26T20:00:00.000Z'],
  // Never shown, and shown twice.
  ['2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
])('%s %s in %s', (day, clock, timeZone, instant) => {
  expect(instantAt(day, clock, timeZone)).toBe(instant);
});

it('the clock of an instant', () => {
  expect(clockAt('2026-11-22T08:00:00.000Z', 'Europe/Berlin')).toBe('09:00');
  expect(clockAt('2026-11-22T23:05:00.000Z', 'Europe/Berlin')).toBe('00:05');
});
