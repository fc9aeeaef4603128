/**
 * A time zone as arithmetic: instants are milliseconds since 1970, wall times are the same count for what a clock on the
 * wall shows, so that days can be added to a wall time without knowing of clock changes.
 */
export interface Zone {
  readonly name: string;
  toWall(instant: number): number;
  /**
   * The instant at which the wall shows this. When it shows it twice (clocks go back), the first; when never (clocks go
   * forward), as much later as the clocks jumped.
   */
  toInstant(wall: number): number;
}

const day = 86_400_000;

/** By time zone: making one takes longer than most queries. There are as many as places people live in. */
const formats = new Map<string, Intl.DateTimeFormat>();
const mostFormats = 100;

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  if (formats.size >= mostFormats) formats.clear();
  formats.set(timeZone, format);
  return format;
}

/** Throws a RangeError when the name is not an IANA time zone that this platform knows. */
export function createZone(name: string): Zone {
  const format = formatOf(name);

  const toWall = (instant: number): number => {
    const parts: Record<string, string> = {};
    for (const { type, value } of format.formatToParts(instant)) parts[type] = value;
    const part = (type: string): number => Number(parts[type]);
    const year = parts['era']?.startsWith('B') ? 1 - part('year') : part('year');
    const subSecond = ((instant % 1000) + 1000) % 1000;
    return (
      wallTime(year, part('month'), part('day'), part('hour'), part('minute'), part('second')) + subSecond
    );
  };
  const offset = (instant: number): number => toWall(instant) - instant;

  return {
    name,
    toWall,
    toInstant(wall) {
      const before = offset(wall - day);
      const after = offset(wall + day);
      if (before === after) return wall - before;
      const first = wall - Math.max(before, after);
      const second = wall - Math.min(before, after);
      if (toWall(first) === wall) return first;
      return toWall(second) === wall ? second : wall - before;
    },
  };
}

/** Months count from 1; fields beyond their range carry over, as in `Date.UTC`. */
export function wallTime(
  year: number,
  month: number,
  dayOfMonth = 1,
  hour = 0,
  minute = 0,
  second = 0,
): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, dayOfMonth);
  date.setUTCHours(hour, minute, second, 0);
  return date.getTime();
}

/** The start of the wall time's day. */
export function startOfWallDay(wall: number): number {
  return Math.floor(wall / day) * day;
}

/** `YYYY-MM-DD` of a wall time. */
export function wallDay(wall: number): string {
  return new Date(wall).toISOString().slice(0, 10);
}
