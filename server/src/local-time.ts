import { createZone, wallTime } from '@sidelight/jql';

/** A day and time as a clock on somebody's wall shows it. */
export interface LocalTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

/** "2026-11-27" and "14:00". */
export function localTimeOf(date: string, clock: string): LocalTime {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return { year, month, day, hour, minute };
}

/** What the clock shows at an instant. `timeZone` is an IANA name that the runtime knows. */
export function localTimeAt(instant: number, timeZone: string): LocalTime {
  const wall = new Date(createZone(timeZone).toWall(instant));
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
  };
}

/**
 * The instant at which the clock shows that, in milliseconds since 1970. Where clocks were put back it is shown twice and
 * the first is meant; where they were put forward it is never shown and the hour counts from before: 02:30 is then 03:30.
 */
export function instantOf({ year, month, day, hour, minute }: LocalTime, timeZone: string): number {
  return createZone(timeZone).toInstant(wallTime(year, month, day, hour, minute));
}

/** The same wall clock time some days on. */
export function addDays(local: LocalTime, days: number): LocalTime {
  const date = new Date(Date.UTC(local.year, local.month - 1, local.day + days));
  return { ...local, year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Whole days from one calendar day to another. */
export function daysBetween(from: LocalTime, to: LocalTime): number {
  return (Date.UTC(to.year, to.month - 1, to.day) - Date.UTC(from.year, from.month - 1, from.day)) / dayMs;
}

const dayMs = 86_400_000;
