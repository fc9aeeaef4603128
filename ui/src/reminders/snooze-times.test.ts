import { expect, it } from 'vitest';
import { snoozeTimes } from './snooze-times.ts';

it.each([
  [new Date(2026, 10, 28, 23, 59), '2026-11-29T09:00'],
  [new Date(2026, 10, 28, 0, 1), '2026-11-29T09:00'],
  [new Date(2026, 11, 31, 12), '2027-01-01T09:00'],
  [new Date(2026, 2, 28, 12), '2026-03-29T09:00'],
])('tomorrow of %s is %s', (now, at) => {
  expect(snoozeTimes(now.getTime()).map((time) => time.at)).toEqual(['10m', '1h', at]);
});
