import { describe, expect, it } from 'vitest';
import { instantOf, localTimeAt } from '../local-time.ts';
import { ReminderError } from './reminder-error.ts';
import { reminderTime } from './reminder-time.ts';
import { timeInWords } from './time-in-words.ts';

const timeZone = 'Europe/Berlin';
/** A Saturday, 11:00 in Berlin. */
const now = Date.parse('2026-11-28T10:00:00Z');
const meant = (at: string, zone = timeZone, from = now) =>
  new Date(reminderTime(at, { now: from, timeZone: zone })).toISOString();

describe('the time of a reminder', () => {
  it.each([
    ['2026-11-29T09:00', '2026-11-29T08:00:00.000Z'],
    ['2026-11-29 09:00', '2026-11-29T08:00:00.000Z'],
    ['2026-11-29T09:00:30', '2026-11-29T08:00:00.000Z'],
    ['2026-11-29', '2026-11-29T08:00:00.000Z'],
    ['2027-07-01T09:00', '2027-07-01T07:00:00.000Z'],
    ['2026-11-29T09:00Z', '2026-11-29T09:00:00.000Z'],
    ['2026-11-29T09:00:00.000+0530', '2026-11-29T03:30:00.000Z'],
    ['20m', '2026-11-28T10:20:00.000Z'],
    ['2h', '2026-11-28T12:00:00.000Z'],
    ['1h30m', '2026-11-28T11:30:00.000Z'],
    ['in 2 hours', '2026-11-28T12:00:00.000Z'],
    ['3d', '2026-12-01T10:00:00.000Z'],
    ['1 week', '2026-12-05T10:00:00.000Z'],
    // In this very minute: it is told of at once.
    ['2026-11-28T11:00', '2026-11-28T10:00:00.000Z'],
    ['0m', '2026-11-28T10:00:00.000Z'],
  ])('%s', (at, instant) => {
    expect(meant(at)).toBe(instant);
  });

  it('keeps the time of day over a change of the clocks', () => {
    const before = Date.parse('2027-03-27T08:00:00Z');
    expect(meant('1d', timeZone, before)).toBe('2027-03-28T07:00:00.000Z');
    expect(meant('24h', timeZone, before)).toBe('2027-03-28T08:00:00.000Z');
  });

  it.each([
    ['2026-11-28T10:00', 'reminder.time-impossible'],
    ['2026-11-27', 'reminder.time-impossible'],
    ['2031-12-01', 'reminder.time-impossible'],
    ['9999w', 'reminder.time-impossible'],
    ['2026-02-30', 'reminder.time-unclear'],
    ['2026-11-29T25:00', 'reminder.time-unclear'],
    ['2026-13-29T25:00Z', 'reminder.time-unclear'],
    ['soon', 'reminder.time-unclear'],
    ['', 'reminder.time-unclear'],
    ['in', 'reminder.time-unclear'],
    ['tomorrow', 'reminder.time-unclear'],
  ])('%s is refused', (at, code) => {
    expect(() => meant(at)).toThrowError(
      expect.objectContaining({ constructor: ReminderError, code }) as ReminderError,
    );
  });
});

describe('the clock of a time zone', () => {
  it.each([
    'Europe/Berlin',
    'America/New_York',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'UTC',
  ])('goes there and back in %s, at every quarter of an hour around its changes', (zone) => {
    for (const day of ['2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01']) {
      const from = Date.parse(`${day}T00:00:00Z`) - 14 * 3_600_000;
      for (let instant = from; instant < from + 48 * 3_600_000; instant += 900_000) {
        const back = instantOf(localTimeAt(instant, zone), zone);
        // What is shown twice means the first time.
        expect([0, 1_800_000, 3_600_000]).toContain(instant - back);
        expect(localTimeAt(back, zone)).toEqual(localTimeAt(instant, zone));
      }
    }
  });

  it('counts on where an hour is left out, and takes the first where one comes twice', () => {
    const at = (text: string) => {
      const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/\D/).map(Number);
      return new Date(instantOf({ year, month, day, hour, minute }, timeZone)).toISOString();
    };
    expect(at('2026-03-29T02:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(at('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z');
  });
});

it.each([
  ['2026-11-28T17:00', 'today at 17:00'],
  ['2026-11-29T09:05', 'tomorrow at 09:05'],
  ['2026-12-04T09:00', 'on Friday 4 December at 09:00'],
  ['2027-01-04T09:00', 'on Monday 4 January 2027 at 09:00'],
])('%s in words', (at, words) => {
  expect(timeInWords(reminderTime(at, { now, timeZone }), { now, timeZone })).toBe(words);
});
