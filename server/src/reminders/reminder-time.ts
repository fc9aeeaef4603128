import { addDays, instantOf, type LocalTime, localTimeAt } from '../local-time.ts';
import { ReminderError } from './reminder-error.ts';

const localPattern = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?)?$/;
const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/i;
const relativePattern =
  /^(?:in\s+|\+)?(?:(\d{1,4})\s*w(?:eeks?)?\s*)?(?:(\d{1,4})\s*d(?:ays?)?\s*)?(?:(\d{1,4})\s*h(?:ours?|rs?)?\s*)?(?:(\d{1,5})\s*m(?:in(?:ute)?s?)?)?$/i;

/** A day without a time of day means its morning. */
const morningHour = 9;
const farthestYears = 5;
/** A time within the minute that has just begun is now, not the past. */
const justNowMs = 60_000;

/**
 * The instant that is meant: "2026-11-27T09:00" or "2026-11-27" on the person's clock, an instant with its offset, or from
 * now on "20m", "2h", "1h 30m", "3d", "1w" (days keep the time of day). Throws reminder.time-unclear and
 * reminder.time-impossible. `timeZone` is an IANA name that the runtime knows.
 */
export function reminderTime(at: string, { now, timeZone }: { now: number; timeZone: string }): number {
  const said = at.trim();
  const instant = Math.floor((relative(said, now, timeZone) ?? absolute(said, timeZone)) / 1_000) * 1_000;
  if (instant <= now - justNowMs) {
    throw new ReminderError('reminder.time-impossible', { detail: 'That time is over already.' });
  }
  const here = localTimeAt(now, timeZone);
  if (instant > instantOf({ ...here, year: here.year + farthestYears }, timeZone)) {
    throw new ReminderError('reminder.time-impossible', {
      detail: `That is more than ${farthestYears} years ahead.`,
    });
  }
  return instant;
}

function relative(said: string, now: number, timeZone: string): number | undefined {
  const match = relativePattern.exec(said);
  const [weeks, days, hours, minutes] = (match ?? []).slice(1).map((count) => Number(count ?? 0));
  if (match === null || match.slice(1).every((part) => part === undefined)) return undefined;
  const rest = ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000;
  const dayCount = (weeks ?? 0) * 7 + (days ?? 0);
  if (dayCount === 0) return now + rest;
  return instantOf(addDays(localTimeAt(now, timeZone), dayCount), timeZone) + rest;
}

function absolute(said: string, timeZone: string): number {
  if (instantPattern.test(said)) {
    const instant = Date.parse(said.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
    if (Number.isFinite(instant)) return instant;
  }
  const match = localPattern.exec(said);
  if (match === null) throw unclear(said);
  const [year = 0, month = 0, day = 0, hour = morningHour, minute = 0] = match
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  const local: LocalTime = { year, month, day, hour, minute };
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() + 1 === month && date.getUTCDate() === day && hour < 24 && minute < 60;
  if (!exists) throw unclear(said);
  return instantOf(local, timeZone);
}

function unclear(said: string): ReminderError {
  return new ReminderError('reminder.time-unclear', { detail: `“${said.slice(0, 40)}” is no time.` });
}
