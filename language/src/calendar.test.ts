import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, addUnits, dayIn, makeDay, unitAround, weekdayOf } from './calendar.ts';

describe('dayIn', () => {
  const lateEvening = Date.UTC(2026, 10, 23, 23, 30);

  it('is the day that a wall calendar shows there', () => {
    expect(dayIn(lateEvening, 'Europe/Berlin')).toBe('2026-11-24');
    expect(dayIn(lateEvening, 'America/New_York')).toBe('2026-11-23');
  });

  it('takes an unknown time zone for UTC, and a time that is none for the beginning of time', () => {
    expect(dayIn(lateEvening, 'Nowhere/Land')).toBe('2026-11-23');
    expect(dayIn(Number.NaN, 'UTC')).toBe('1970-01-01');
  });
});

describe('arithmetic', () => {
  it('keeps to the last day of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addUnits('2028-02-29', 1, 'year')).toBe('2029-02-28');
  });

  it('goes over months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addUnits('2026-11-23', -1, 'quarter')).toBe('2026-08-23');
    expect(makeDay(2026, 13, 1)).toBe('2027-01-01');
  });

  it('knows the days around a day', () => {
    expect(weekdayOf('2026-11-23')).toBe(0);
    expect(weekdayOf('2026-11-29')).toBe(6);
    expect(unitAround('2026-11-26', 'week')).toEqual({ from: '2026-11-23', to: '2026-11-29' });
    expect(unitAround('2026-11-26', 'month')).toEqual({ from: '2026-11-01', to: '2026-11-30' });
    expect(unitAround('2026-11-26', 'quarter')).toEqual({ from: '2026-10-01', to: '2026-12-31' });
    expect(unitAround('2028-02-10', 'year')).toEqual({ from: '2028-01-01', to: '2028-12-31' });
  });

  it('puts every day inside its units, which follow each other without a gap', () => {
    const days = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays('2000-01-01', count));
    const units = fc.constantFrom('week', 'month', 'quarter', 'year');
    fc.assert(
      fc.property(days, units, (day, unit) => {
        const { from, to } = unitAround(day, unit);
        expect(from <= day && day <= to).toBe(true);
        expect(unitAround(addDays(to, 1), unit).from).toBe(addDays(to, 1));
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
