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
  const date = new Date(now);
  // Swedish writes days as ISO 8601 does.
  const day = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone });
  const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone });
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone });
  return { today: day.format(date), weekday: weekday.format(date), time: time.format(date) };
}

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
