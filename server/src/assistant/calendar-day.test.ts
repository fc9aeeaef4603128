import { expect, test } from 'vitest';
import { calendarDay, knownTimeZone } from './calendar-day.ts';

test.each([
  ['Europe/Paris', { today: '2027-01-01', weekday: 'Friday', time: '00:05' }],
  ['America/New_York', { today: '2026-12-31', weekday: 'Thursday', time: '18:05' }],
  ['Pacific/Auckland', { today: '2027-01-01', weekday: 'Friday', time: '12:05' }],
  ['Asia/Kathmandu', { today: '2027-01-01', weekday: 'Friday', time: '04:50' }],
])('the day in %s', (timeZone, day) => {
  expect(calendarDay(Date.parse('2026-12-31T23:05:59Z'), timeZone)).toEqual(day);
});

test('a time zone that the runtime does not know is UTC', () => {
  expect(knownTimeZone('Mars/Olympus')).toBe('UTC');
  expect(knownTimeZone('Europe/Paris')).toBe('Europe/Paris');
});
