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
  const parts = formatOf(timeZone).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((candidate) => candidate.type === type)?.value);
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
  };
}

/** By time zone: making one takes longer than many a turn. There are as many as places people live in. */
const formats = new Map<string, Intl.DateTimeFormat>();
const mostFormats = 100;

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  if (formats.size >= mostFormats) formats.clear();
  formats.set(timeZone, format);
  return format;
}

/**
 * The instant at which the clock shows that, in milliseconds since 1970. Where clocks were put back it is shown twice and
 * the first is meant; where they were put forward it is never shown and the hour counts from before: 02:30 is then 03:30.
 */
export function instantOf(local: LocalTime, timeZone: string): number {
  const asUtc = utcOf(local);
  // The offset a day before and a day after: between the two lies at most one change of the clocks.
  const offsets = [asUtc - dayMs, asUtc + dayMs].map((near) => offsetAt(near, timeZone));
  const shown = offsets
    .map((offset) => asUtc - offset)
    .filter((instant) => utcOf(localTimeAt(instant, timeZone)) === asUtc);
  return shown.length > 0 ? Math.min(...shown) : asUtc - (offsets[0] ?? 0);
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

/** How far the zone's clocks are ahead of UTC, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const minute = Math.floor(instant / 60_000) * 60_000;
  return utcOf(localTimeAt(minute, timeZone)) - minute;
}

function utcOf({ year, month, day, hour, minute }: LocalTime): number {
  return Date.UTC(year, month - 1, day, hour, minute);
}
