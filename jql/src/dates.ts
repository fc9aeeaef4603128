import { type Period, type PeriodUnit, parseIncrement, parseRelativeDate } from './period.ts';
import { createZone, startOfWallDay, wallTime, type Zone } from './zone.ts';

/** All that is needed to know when "startOfWeek(-1)" is. */
export interface DateContext {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly zone: Zone;
  /** 0 is Sunday, Jira's default; a person's locale may say Monday (1). */
  readonly firstDayOfWeek: number;
}

/** Throws a RangeError when the time zone is unknown. */
export function dateContext(now: number, timeZone: string, firstDayOfWeek = 0): DateContext {
  return { now, zone: createZone(timeZone), firstDayOfWeek };
}

/**
 * What a date in a query stands for: `<`, `>` and their like compare with `start`; `=` asks for the whole range,
 * which is as wide as the text was exact (a day, a minute). Milliseconds since 1970; `end` is not included.
 */
export interface DateRange {
  readonly start: number;
  readonly end: number;
}

const minute = 60_000;
const dayLength = 24 * 60 * minute;
const furthest = 8.64e15;

/** `2026-11-27`, `2026/11/27 14:30`, `-7d`, `"-4w 2d"`. Null when the text is no date. Days are those of the context's zone. */
export function evaluateDate(text: string, context: DateContext): DateRange | null {
  const relative = parseRelativeDate(text);
  if (relative !== null) {
    const start = addPeriod(context.now, relative, context.zone);
    return Math.abs(start) > furthest ? null : { start, end: start + minute };
  }
  const literal = parseDateLiteral(text);
  if (literal === null) return null;
  const start = context.zone.toInstant(literal.wall);
  const end = literal.hasTime ? start + minute : context.zone.toInstant(literal.wall + dayLength);
  return { start, end };
}

export function isDateLiteral(text: string): boolean {
  return parseRelativeDate(text) !== null || parseDateLiteral(text) !== null;
}

function parseDateLiteral(text: string): { wall: number; hasTime: boolean } | null {
  const match = /^\s*(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?:\s+(\d{1,2}):(\d{2}))?\s*$/.exec(text);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0] = [Number(match[1]), Number(match[3]), Number(match[4])];
  const hasTime = match[5] !== undefined;
  const [hour, minutes] = [Number(match[5] ?? 0), Number(match[6] ?? 0)];
  const wall = wallTime(year, month, day, hour, minutes);
  const read = new Date(wall);
  const exists = read.getUTCMonth() === month - 1 && read.getUTCDate() === day && hour < 24 && minutes < 60;
  return exists ? { wall, hasTime } : null;
}

const unitOfFunction: Readonly<Record<string, PeriodUnit>> = {
  startofday: 'd',
  startofweek: 'w',
  startofmonth: 'M',
  startofyear: 'y',
  endofday: 'd',
  endofweek: 'w',
  endofmonth: 'M',
  endofyear: 'y',
};

/** Whether the name is one of now(), startOf…() and endOf…(). */
export function isDateFunction(name: string): boolean {
  return name.toLowerCase() === 'now' || Object.hasOwn(unitOfFunction, name.toLowerCase());
}

/** Whether `startOfMonth(argument)` could be evaluated; for another function the answer is false. */
export function isIncrement(argument: string): boolean {
  return parseIncrement(argument, 'd') !== null;
}

/**
 * The instant of a date function; null when the function is no date function or cannot take these arguments. An
 * increment in the function's own unit or a longer one moves the period itself (`endOfMonth(-1)` is the end of
 * last month), a shorter one moves its edge (`endOfMonth("+15d")`).
 */
export function evaluateDateFunction(
  name: string,
  args: readonly string[],
  context: DateContext,
): number | null {
  const key = name.toLowerCase();
  if (key === 'now') return args.length === 0 ? context.now : null;
  const unit = Object.hasOwn(unitOfFunction, key) ? unitOfFunction[key] : undefined;
  if (unit === undefined || args.length > 1) return null;
  const [argument] = args;
  const increment = argument === undefined ? { parts: [] } : parseIncrement(argument, unit);
  if (increment === null) return null;
  const { zone } = context;
  const movesPeriod = increment.parts.every((part) => isAtLeast(part.unit, unit));
  const within = movesPeriod ? addToWall(zone.toWall(context.now), increment) : zone.toWall(context.now);
  const start = startOfPeriod(within, unit, context.firstDayOfWeek);
  const edge = key.startsWith('start')
    ? zone.toInstant(start)
    : zone.toInstant(addToWall(start, { parts: [{ amount: 1, unit }] })) - 1;
  const moved = movesPeriod ? edge : addPeriod(edge, increment, zone);
  return Math.abs(moved) > furthest || Number.isNaN(moved) ? null : moved;
}

const unitOrder: readonly PeriodUnit[] = ['m', 'h', 'd', 'w', 'M', 'y'];

function isAtLeast(unit: PeriodUnit, own: PeriodUnit): boolean {
  return unitOrder.indexOf(unit) >= unitOrder.indexOf(own);
}

function startOfPeriod(wall: number, unit: PeriodUnit, firstDayOfWeek: number): number {
  const date = new Date(wall);
  if (unit === 'y') return wallTime(date.getUTCFullYear(), 1);
  if (unit === 'M') return wallTime(date.getUTCFullYear(), date.getUTCMonth() + 1);
  const day = startOfWallDay(wall);
  return unit === 'w' ? day - ((date.getUTCDay() - firstDayOfWeek + 7) % 7) * dayLength : day;
}

/** Days and longer follow the wall clock (the same time of day across a clock change); hours and minutes are exact. */
function addPeriod(instant: number, period: Period, zone: Zone): number {
  const calendar = period.parts.filter((part) => isAtLeast(part.unit, 'd'));
  const exact = period.parts.filter((part) => !isAtLeast(part.unit, 'd'));
  const moved =
    calendar.length === 0 ? instant : zone.toInstant(addToWall(zone.toWall(instant), { parts: calendar }));
  return addToWall(moved, { parts: exact });
}

function addToWall(wall: number, period: Period): number {
  let moved = wall;
  for (const { amount, unit } of period.parts) {
    if (unit === 'y' || unit === 'M') moved = addMonths(moved, unit === 'y' ? amount * 12 : amount);
    else moved += amount * { w: 7 * dayLength, d: dayLength, h: 60 * minute, m: minute }[unit];
  }
  return moved;
}

/** A month after 31 January is the last day of February. */
function addMonths(wall: number, months: number): number {
  const date = new Date(wall);
  const first = wallTime(date.getUTCFullYear(), date.getUTCMonth() + 1 + months);
  const target = new Date(first);
  const lastDay = new Date(wallTime(target.getUTCFullYear(), target.getUTCMonth() + 2, 0)).getUTCDate();
  return first + (Math.min(date.getUTCDate(), lastDay) - 1) * dayLength + (wall - startOfWallDay(wall));
}
