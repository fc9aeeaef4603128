import { describe, expect, it } from 'vitest';
import { formatCountdown, formatDay, localDay } from './dates.ts';

const now = new Date(2026, 10, 23, 12).getTime();

describe('dates', () => {
  it('says the year of a day only when it is another', () => {
    expect(formatDay('2026-11-27', now, 'en-GB')).toBe('27 Nov');
    expect(formatDay('2027-01-01', now, 'en-GB')).toBe('1 Jan 2027');
  });

  it('knows the day by the clock on the wall', () => {
    expect(localDay(new Date(2026, 0, 5, 0, 1).getTime())).toBe('2026-01-05');
    expect(localDay(new Date(2026, 0, 5, 23, 59).getTime())).toBe('2026-01-05');
  });

  it('counts down in minutes and seconds, and never below nothing', () => {
    expect(formatCountdown(2_527_900)).toBe('42:07');
    expect(formatCountdown(3_723_000)).toBe('1:02:03');
    expect(formatCountdown(-5_000)).toBe('00:00');
  });
});
