/** Durations as people write them in Jira: `1w 2d 3h 4m`, with a working week of five days of eight hours. */

export const HOURS_PER_DAY = 8;
export const DAYS_PER_WEEK = 5;

const UNITS = [
  ['w', DAYS_PER_WEEK * HOURS_PER_DAY * 3600],
  ['d', HOURS_PER_DAY * 3600],
  ['h', 3600],
  ['m', 60],
] as const;

/** In seconds; null for what is no duration. A number alone counts minutes. */
export function readDuration(value: unknown): number | null {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || text.trim() === '') return null;
  let seconds = 0;
  for (const part of text.trim().toLowerCase().split(/\s+/)) {
    const [, amount, letter = 'm'] = /^(\d{1,6}(?:\.\d{1,4})?)([wdhm])?$/.exec(part) ?? [];
    const unit = UNITS.find(([name]) => name === letter);
    if (amount === undefined || unit === undefined) return null;
    seconds += Number(amount) * unit[1];
  }
  return Math.round(seconds);
}

export function writeDuration(seconds: number): string {
  let rest = seconds;
  const parts = UNITS.flatMap(([letter, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count === 0 ? [] : [`${count}${letter}`];
  });
  return parts.length === 0 ? '0m' : parts.join(' ');
}
