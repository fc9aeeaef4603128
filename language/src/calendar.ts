import { createZone } from '@sidelight/jql';
import type { ClockTime } from './clock-times.ts';

/** A calendar day: "2026-11-27". Days compare as text. */
export type Day = string;

const dayMs = 86_400_000;

/** The day it is somewhere. An unknown time zone counts as UTC, so that a wrong setting costs hours, not answers. */
export function dayIn(now: number, timeZone: string): Day {
  return wallIn(now, timeZone).slice(0, 10);
}

/** The time that a clock shows somewhere: "14:05". An unknown time zone counts as UTC. */
export function clockIn(now: number, timeZone: string): ClockTime {
  return wallIn(now, timeZone).slice(11, 16);
}

/** "2026-11-27T14:05:…", as the clock on the wall has it. */
function wallIn(now: number, timeZone: string): string {
  const instant = Number.isFinite(now) ? now : 0;
  try {
    return new Date(createZone(timeZone).toWall(instant)).toISOString();
  } catch (error) {
    if (error instanceof RangeError) return new Date(instant).toISOString();
    throw error;
  }
}

export function makeDay(year: number, month: number, date: number): Day {
  return new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);
}

export function noonOf(day: Day): Date {
  return new Date(`${day}T12:00:00Z`);
}

export function addDays(day: Day, count: number): Day {
  return new Date(noonOf(day).getTime() + count * dayMs).toISOString().slice(0, 10);
}

/** The same date some months on, or the month's last day where there is no such date. */
export function addMonths(day: Day, count: number): Day {
  const date = noonOf(day);
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count, 1, 12));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0, 12)).getUTCDate();
  return makeDay(first.getUTCFullYear(), first.getUTCMonth() + 1, Math.min(date.getUTCDate(), last));
}

/** 0 is Monday: a week begins on Monday here (ISO 8601). */
export function weekdayOf(day: Day): number {
  return (noonOf(day).getUTCDay() + 6) % 7;
}

export type CalendarUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

export function addUnits(day: Day, count: number, unit: CalendarUnit): Day {
  if (unit === 'day') return addDays(day, count);
  if (unit === 'week') return addDays(day, 7 * count);
  return addMonths(day, count * { month: 1, quarter: 3, year: 12 }[unit]);
}

/** First and last day of the unit that `day` falls in. */
export function unitAround(day: Day, unit: CalendarUnit): { from: Day; to: Day } {
  const from = startOf(day, unit);
  return { from, to: addDays(addUnits(from, 1, unit), -1) };
}

function startOf(day: Day, unit: CalendarUnit): Day {
  const date = noonOf(day);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() + 1;
  if (unit === 'day') return day;
  if (unit === 'week') return addDays(day, -weekdayOf(day));
  if (unit === 'month') return makeDay(year, month, 1);
  if (unit === 'quarter') return makeDay(year, month - ((month - 1) % 3), 1);
  return makeDay(year, 1, 1);
}
