import { localTimeAt } from '../local-time.ts';

export interface CalendarDay {
  /** "2026-11-27" */
  readonly today: string;
  /** "Friday" */
  readonly weekday: string;
  /** "14:05" */
  readonly time: string;
}

/** The day where the person is. `timeZone` must be one that `knownTimeZone` answered. */
export function calendarDay(now: number, timeZone: string): CalendarDay {
  const { year, month, day, hour, minute } = localTimeAt(now, timeZone);
  const two = (part: number) => String(part).padStart(2, '0');
  return {
    today: `${year}-${two(month)}-${two(day)}`,
    weekday: weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? '',
    time: `${two(hour)}:${two(minute)}`,
  };
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The time zone if the runtime knows it, else UTC: a browser may name one that is newer than ours. */
export function knownTimeZone(timeZone: string | undefined): string {
  if (timeZone === undefined) return 'UTC';
  const before = resolved.get(timeZone);
  if (before !== undefined) return before;
  const known = resolve(timeZone);
  if (resolved.size >= mostResolved) resolved.clear();
  resolved.set(timeZone, known);
  return known;
}

/** Asking the runtime takes longer than the rest of what happens to a request before its turn. */
const resolved = new Map<string, string>();
const mostResolved = 1_000;

function resolve(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}
