import { describe, expect, it } from 'vitest';
import { dateContext, evaluateDate, evaluateDateFunction, isDateFunction, isDateLiteral } from './dates.ts';
import { createZone, wallDay } from './zone.ts';

const at = (text: string) => Date.parse(text);
const iso = (instant: number | null | undefined) =>
  instant == null ? null : new Date(instant).toISOString();
/** A Monday, 16:30 in Berlin. */
const berlin = dateContext(at('2026-11-23T15:30:20.500Z'), 'Europe/Berlin');

describe('zones', () => {
  it('go from instant to wall and back around every clock change', () => {
    for (const name of [
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kolkata',
      'UTC',
      'Pacific/Apia',
    ]) {
      const zone = createZone(name);
      const start = at('2026-01-01T00:00:00Z');
      for (let hours = 0; hours < 366 * 24; hours += 5) {
        const instant = start + hours * 3_600_000 + 123;
        const back = zone.toInstant(zone.toWall(instant));
        // The repeated hour is taken as its first showing.
        expect(zone.toWall(back)).toBe(zone.toWall(instant));
        expect(instant - back).toBeLessThanOrEqual(3_600_000);
        expect(instant - back).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it('take the first of a repeated time and move a skipped one forward', () => {
    const zone = createZone('Europe/Berlin');
    expect(iso(zone.toInstant(at('2026-10-25T02:30:00Z')))).toBe('2026-10-25T00:30:00.000Z');
    expect(iso(zone.toInstant(at('2026-03-29T02:30:00Z')))).toBe('2026-03-29T01:30:00.000Z');
    expect(wallDay(zone.toWall(at('2026-11-23T23:30:00Z')))).toBe('2026-11-24');
  });

  it('refuse a name that is none', () => {
    expect(() => createZone('Mars/Olympus')).toThrow(RangeError);
  });
});

describe('date literals', () => {
  it.each([
    ['2026-11-27', '2026-11-26T23:00:00.000Z', '2026-11-27T23:00:00.000Z'],
    ['2026/11/27', '2026-11-26T23:00:00.000Z', '2026-11-27T23:00:00.000Z'],
    ['2026-11-27 14:05', '2026-11-27T13:05:00.000Z', '2026-11-27T13:06:00.000Z'],
    ['2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
    ['-30m', '2026-11-23T15:00:20.500Z', '2026-11-23T15:01:20.500Z'],
    ['-7d', '2026-11-16T15:30:20.500Z', '2026-11-16T15:31:20.500Z'],
    ['-4w 2d', '2026-10-24T14:30:20.500Z', '2026-10-24T14:31:20.500Z'],
    ['1w', '2026-11-30T15:30:20.500Z', '2026-11-30T15:31:20.500Z'],
    ['+2h', '2026-11-23T17:30:20.500Z', '2026-11-23T17:31:20.500Z'],
  ])('%s', (text, start, end) => {
    const range = evaluateDate(text, berlin);
    expect([iso(range?.start), iso(range?.end)]).toEqual([start, end]);
    expect(isDateLiteral(text)).toBe(true);
  });

  it.each([
    'tomorrow',
    '2026-02-30',
    '2026-13-01',
    '2026-1',
    '-1M',
    '-1y',
    '7',
    '-',
    '',
    '2026-01-01 25:00',
    '999999999d',
    '200000d',
  ])('refuses %s', (text) => {
    expect(evaluateDate(text, berlin)).toBeNull();
    expect(isDateLiteral(text)).toBe(false);
  });
});

describe('date functions', () => {
  it.each([
    ['now', [], '2026-11-23T15:30:20.500Z'],
    ['startOfDay', [], '2026-11-22T23:00:00.000Z'],
    ['STARTOFDAY', ['-1'], '2026-11-21T23:00:00.000Z'],
    ['startOfDay', ['-1w'], '2026-11-15T23:00:00.000Z'],
    ['startOfDay', ['+8h'], '2026-11-23T07:00:00.000Z'],
    ['endOfDay', [], '2026-11-23T22:59:59.999Z'],
    ['endOfDay', ['1'], '2026-11-24T22:59:59.999Z'],
    ['startOfWeek', [], '2026-11-21T23:00:00.000Z'],
    ['endOfWeek', ['+1w'], '2026-12-05T22:59:59.999Z'],
    ['startOfWeek', ['+1d'], '2026-11-22T23:00:00.000Z'],
    ['startOfMonth', [], '2026-10-31T23:00:00.000Z'],
    ['startOfMonth', ['-1'], '2026-09-30T22:00:00.000Z'],
    ['startOfMonth', ['+14d'], '2026-11-14T23:00:00.000Z'],
    ['endOfMonth', ['-9'], '2026-02-28T22:59:59.999Z'],
    ['endOfMonth', ['+15d'], '2026-12-15T22:59:59.999Z'],
    ['startOfYear', [], '2025-12-31T23:00:00.000Z'],
    ['endOfYear', ['1'], '2027-12-31T22:59:59.999Z'],
    ['startOfDay', ['-1M'], '2026-10-22T22:00:00.000Z'],
  ])('%s(%s)', (name, args, expected) => {
    expect(iso(evaluateDateFunction(name, args, berlin))).toBe(expected);
    expect(isDateFunction(name)).toBe(true);
  });

  it('knows days of 23 and 25 hours', () => {
    const spring = dateContext(at('2026-03-29T12:00:00Z'), 'Europe/Berlin');
    const autumn = dateContext(at('2026-10-25T12:00:00Z'), 'Europe/Berlin');
    const length = (context: typeof spring) =>
      ((evaluateDateFunction('endOfDay', [], context) ?? 0) +
        1 -
        (evaluateDateFunction('startOfDay', [], context) ?? 0)) /
      3_600_000;
    expect([length(spring), length(autumn)]).toEqual([23, 25]);
  });

  it('takes the first day of the week from the caller', () => {
    const monday = dateContext(berlin.now, 'Europe/Berlin', 1);
    expect(iso(evaluateDateFunction('startOfWeek', [], monday))).toBe('2026-11-22T23:00:00.000Z');
  });

  it.each([
    ['now', ['1']],
    ['startOfDay', ['1', '2']],
    ['startOfDay', ['soon']],
    ['startOfDay', ['1q']],
    ['startOfHour', []],
    ['toString', []],
    ['endOfYear', ['999999y']],
  ])('refuses %s(%s)', (name, args) => {
    expect(evaluateDateFunction(name, args, berlin)).toBeNull();
  });
});
