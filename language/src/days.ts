import * as chrono from 'chrono-node/en';
import {
  addDays,
  addUnits,
  type CalendarUnit,
  type Day,
  makeDay,
  noonOf,
  unitAround,
  weekdayOf,
} from './calendar.ts';
import { numberFrom } from './numbers.ts';
import { phrasesByMeaning } from './phrase-book.ts';
import type { Sentence } from './sentence.ts';

/** Which way a day without a year or week lies: due dates ahead, histories behind. */
export type Direction = 'ahead' | 'behind';

export interface ReadDay {
  readonly day: Day;
  readonly to: number;
}

const near = phrasesByMeaning({
  '0': 'today|tonight|this morning|this afternoon|this evening|now|eod|end of day|end of the day|cob',
  '1': 'tomorrow|tmrw|tmr|tomorow|tommorow|tommorrow|tomorrow morning|tomorrow evening',
  '2': 'the day after tomorrow|day after tomorrow',
  '-1': 'yesterday|yesteday|yesterady',
  '-2': 'the day before yesterday|day before yesterday',
});
const weekdays = phrasesByMeaning({
  '0': 'monday|mon',
  '1': 'tuesday|tue|tues',
  '2': 'wednesday|wed|wednessday|wensday',
  '3': 'thursday|thu|thur|thurs',
  '4': 'friday|fri',
  '5': 'saturday|sat|saterday',
  '6': 'sunday|sun',
});
const ends = phrasesByMeaning({
  week: 'end of week|end of the week|end of this week|the end of the week|the end of this week|eow|this week',
  month:
    'end of month|end of the month|the end of the month|the end of this month|end of this month|eom|this month',
  quarter: 'end of quarter|end of the quarter|the end of the quarter|this quarter|end of this quarter|eoq',
  year: 'end of year|end of the year|the end of the year|the end of this year|eoy|this year|end of this year',
});
const nextEnds = phrasesByMeaning({
  week: 'next week|end of next week|the end of next week',
  month: 'next month|end of next month|the end of next month',
  quarter: 'next quarter|end of next quarter|the end of next quarter',
});
export const calendarUnits = phrasesByMeaning({
  day: 'day|days',
  week: 'week|weeks|wk|wks',
  month: 'month|months',
  quarter: 'quarter|quarters',
  year: 'year|years',
});
const lead = new Set(['on', 'the', 'this', 'next', 'last', 'coming']);
/** A window begins like a date, or chrono is not asked at all: it is the slowest reader here. */
const dateLike = /^(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|in$|the$|first$|christmas$)/;
const longestWindow = 6;

/** A single day said at a token: "Friday", "tomorrow", "27 Nov", "in two weeks", "the end of the month". */
export function readDay(
  sentence: Sentence,
  at: number,
  today: Day,
  direction: Direction,
): ReadDay | undefined {
  return (
    readNear(sentence, at, today) ??
    readUnitEnd(sentence, at, today) ??
    readDistance(sentence, at, today) ??
    readWeekday(sentence, at, today, direction) ??
    readMonthDay(sentence, at, today, direction) ??
    readDate(sentence, at, today, direction)
  );
}

function readNear(sentence: Sentence, at: number, today: Day): ReadDay | undefined {
  const found = near.read(sentence, at);
  return found && { day: addDays(today, Number(found.meaning)), to: found.to };
}

/** A due date inside a period is its end: Friday for a week, the last day of a month, quarter or year. */
function readUnitEnd(sentence: Sentence, at: number, today: Day): ReadDay | undefined {
  const found = ends.read(sentence, at);
  const next = found === undefined ? nextEnds.read(sentence, at) : undefined;
  const unit: CalendarUnit | undefined = found?.meaning ?? next?.meaning;
  const to = found?.to ?? next?.to;
  if (unit === undefined || to === undefined) return undefined;
  const { from, to: last } = unitAround(
    next === undefined ? today : addUnits(unitAround(today, unit).from, 1, unit),
    unit,
  );
  if (unit !== 'week') return { day: last, to };
  const friday = addDays(from, 4);
  return { day: friday < today ? last : friday, to };
}

/** "in 3 days", "3 days from now", "two weeks ago". */
function readDistance(sentence: Sentence, at: number, today: Day): ReadDay | undefined {
  const led = sentence.form(at) === 'in';
  const length = readLength(sentence, led ? at + 1 : at);
  if (length === undefined) return undefined;
  const after = sentence.form(length.to);
  if (after === 'ago') return { day: addUnits(today, -length.count, length.unit), to: length.to + 1 };
  const fromNow = after === 'from' && /^(?:now|today)$/.test(sentence.form(length.to + 1));
  if (!led && !fromNow) return undefined;
  return { day: addUnits(today, length.count, length.unit), to: fromNow ? length.to + 2 : length.to };
}

/** A number of days, weeks, months … at a token: "7 days", "a couple of weeks", "30d". Hours round up to a day. */
export function readLength(
  sentence: Sentence,
  at: number,
): { count: number; unit: CalendarUnit; to: number } | undefined {
  const short = /^(\d{1,4})([dwmy])$/.exec(sentence.form(at));
  if (short !== null) {
    const unit = { d: 'day', w: 'week', m: 'month', y: 'year' } as const;
    return { count: Number(short[1]), unit: unit[(short[2] ?? 'd') as 'd'], to: at + 1 };
  }
  let next = at;
  if (sentence.form(next) === 'a' && /^(?:couple|few|dozen)$/.test(sentence.form(next + 1))) next += 1;
  const count = numberFrom(sentence.form(next));
  if (count === undefined) return undefined;
  next += 1;
  if (sentence.form(next) === 'of') next += 1;
  if (/^hours?$|^hrs?$/.test(sentence.form(next))) {
    return { count: Math.ceil(count / 24), unit: 'day', to: next + 1 };
  }
  if (/^(?:working|business|calendar)$/.test(sentence.form(next))) next += 1;
  const unit = calendarUnits.read(sentence, next);
  return unit && { count, unit: unit.meaning, to: unit.to };
}

/** "Friday" is the next one (or the one just gone); "next Friday" is in the next week, "last Friday" behind. */
function readWeekday(sentence: Sentence, at: number, today: Day, direction: Direction): ReadDay | undefined {
  let next = at;
  if (sentence.form(next) === 'on') next += 1;
  if (sentence.form(next) === 'the') next += 1;
  const word = sentence.form(next);
  const named = word === 'this' || word === 'next' || word === 'last' || word === 'coming' ? word : undefined;
  if (named !== undefined) next += 1;
  const found = weekdays.read(sentence, next);
  if (found === undefined) return undefined;
  // "sat" and "sun" are words too; a following date ("Friday 27 November") decides the day.
  const dated = readDate(sentence, next, today, direction);
  if (dated !== undefined && dated.to > found.to) return dated;
  const wanted = Number(found.meaning);
  const ahead = (wanted - weekdayOf(today) + 7) % 7;
  if (named === 'this') return { day: addDays(today, ahead), to: found.to };
  if (named === 'next') return { day: addDays(unitAround(today, 'week').from, 7 + wanted), to: found.to };
  const distance =
    named === 'last' || (direction === 'behind' && named === undefined) ? ahead - 7 : ahead || 7;
  return { day: addDays(today, distance === -7 && named === undefined ? 0 : distance), to: found.to };
}

/** "the 27th": of this month or the nearest month that has it still ahead (or behind). */
function readMonthDay(sentence: Sentence, at: number, today: Day, direction: Direction): ReadDay | undefined {
  let next = at;
  if (sentence.form(next) === 'on') next += 1;
  if (sentence.form(next) !== 'the') return undefined;
  const date = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(sentence.form(next + 1))?.[1];
  if (date === undefined || sentence.form(next + 2) === 'of' || /^\p{L}{3}/u.test(sentence.form(next + 2))) {
    const month = date === undefined ? undefined : readDate(sentence, next + 1, today, direction);
    if (month !== undefined || date === undefined) return month;
  }
  const step = direction === 'ahead' ? 1 : -1;
  for (let months = 0; months < 4; months++) {
    const first = noonOf(
      unitAround(addUnits(unitAround(today, 'month').from, step * months, 'month'), 'month').from,
    );
    const day = makeDay(first.getUTCFullYear(), first.getUTCMonth() + 1, Number(date));
    const exists = Number(day.slice(8)) === Number(date);
    if (exists && (direction === 'ahead' ? day >= today : day <= today)) return { day, to: next + 2 };
  }
  return undefined;
}

/** A date with a month, in any of the ways that chrono reads. */
function readDate(sentence: Sentence, at: number, today: Day, direction: Direction): ReadDay | undefined {
  let from = at;
  while (from < at + 2 && lead.has(sentence.form(from))) from += 1;
  const form = sentence.form(from);
  if (!dateLike.test(form) && weekdays.read(sentence, from) === undefined) return undefined;
  if (isAmbiguous(form)) return undefined;
  const start = sentence.tokens[from]?.start ?? 0;
  let limit = Math.min(from + longestWindow, sentence.length);
  while (limit > from && sentence.kind(limit - 1) === 'quote') limit -= 1;
  // "29 March from 9 to 11" and "2 to 6 November": hours and the end of a stretch are none of the date.
  for (let next = from + 1; next < limit; next++) {
    if (/^(?:from|between|to|until|till|through)$/.test(sentence.form(next))) limit = next;
  }
  const window = sentence.slice(from, limit).slice(0, 60);
  const [result] = chrono.parse(
    window,
    { instant: noonOf(today), timezone: 0 },
    { forwardDate: direction === 'ahead' },
  );
  if (result === undefined || result.index !== 0) return undefined;
  const { start: components } = result;
  if (!components.isCertain('day') || !components.isCertain('month')) return undefined;
  let day = makeDay(components.get('year') ?? 0, components.get('month') ?? 1, components.get('day') ?? 1);
  if (direction === 'behind' && day > today && !components.isCertain('year')) day = addUnits(day, -1, 'year');
  const end = start + result.text.length;
  let to = from;
  while (to < limit && (sentence.tokens[to]?.start ?? end) < end) to += 1;
  // The match must not end inside a word.
  return (sentence.tokens[to - 1]?.end ?? 0) === end ? { day, to } : undefined;
}

/** 3/4/2026 is March for some and April for others; a date is not guessed. */
function isAmbiguous(form: string): boolean {
  const parts = /^(\d{1,2})[/.](\d{1,2})(?:[/.]\d{2,4})?$/.exec(form);
  if (parts === null) return false;
  const [first, second] = [Number(parts[1]), Number(parts[2])];
  return first <= 12 && second <= 12 && first !== second;
}
