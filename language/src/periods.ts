import { addDays, addUnits, type CalendarUnit, type Day, makeDay, noonOf, unitAround } from './calendar.ts';
import type { Period } from './criteria.ts';
import { calendarUnits, type Direction, readDay, readLength } from './days.ts';
import { phrases, phrasesByMeaning } from './phrase-book.ts';
import type { Sentence } from './sentence.ts';

export interface ReadPeriod {
  readonly period: Period;
  readonly to: number;
}

const bounds = phrasesByMeaning({
  before: 'before|earlier than|prior to|ahead of|more than|longer than|over|older than',
  until: 'by|until|till|til|up to|no later than|on or before|at the latest by|latest by|through',
  after: 'after|later than',
  since: 'since|from|starting|on or after|beginning|less than|newer than',
});
const units = phrasesByMeaning({
  current: 'this|the current|current',
  next: 'next|the next|the coming|coming|the following|following|upcoming',
  last: 'last|the last|past|the past|previous|the previous',
});
const within = phrases('in|within|during|over|for|in the|within the|during the|over the|on|of');
const loose = phrasesByMeaning({
  recently: 'recently|lately|just now|just|newly',
  soon: 'soon|shortly',
  weekend: 'this weekend|the weekend|on the weekend|over the weekend|at the weekend',
});
const months = 'january february march april may june july august september october november december'.split(
  ' ',
);

/** Days said at a token: "this week", "last 7 days", "before Friday", "between Monday and the 27th". */
export function readPeriod(
  sentence: Sentence,
  at: number,
  today: Day,
  direction: Direction,
): ReadPeriod | undefined {
  return (
    readBetween(sentence, at, today, direction) ??
    readBound(sentence, at, today, direction) ??
    readSpan(sentence, sentence.skip(at, within), today, direction) ??
    readSpan(sentence, at, today, direction) ??
    readOneDay(sentence, at, today, direction)
  );
}

function readOneDay(
  sentence: Sentence,
  at: number,
  today: Day,
  direction: Direction,
): ReadPeriod | undefined {
  const found = readDay(sentence, at, today, direction);
  if (found === undefined) return undefined;
  // "due in 3 days" asks what comes up, not for that one day.
  const upTo = direction === 'ahead' && sentence.form(at) === 'in' && found.day > today;
  return { period: upTo ? { from: today, to: found.day } : { from: found.day, to: found.day }, to: found.to };
}

function readBetween(
  sentence: Sentence,
  at: number,
  today: Day,
  direction: Direction,
): ReadPeriod | undefined {
  const opening = sentence.form(at);
  if (opening !== 'between' && opening !== 'from') return undefined;
  const first = readDay(sentence, at + 1, today, direction);
  if (first === undefined) return undefined;
  const joint = sentence.form(first.to);
  if (!(opening === 'between' ? ['and'] : ['to', 'until', 'till', 'through']).includes(joint))
    return undefined;
  const second = readDay(sentence, first.to + 1, today, direction);
  if (second === undefined) return undefined;
  const [from, to] = inOrder(first.day, second.day, direction);
  return { period: { from, to }, to: second.to };
}

/** "between Monday and Friday" said on a Wednesday is of one week, not from this Friday to next Monday. */
function inOrder(first: Day, second: Day, direction: Direction): [Day, Day] {
  if (first <= second) return [first, second];
  if (addDays(second, 7) <= first) return [second, first];
  return direction === 'ahead' ? [first, addDays(second, 7)] : [addDays(first, -7), second];
}

/** "before Friday", "by the end of the week", "since Monday", "more than 3 days ago". */
function readBound(sentence: Sentence, at: number, today: Day, direction: Direction): ReadPeriod | undefined {
  const bound = bounds.read(sentence, at);
  if (bound === undefined) return undefined;
  const { meaning } = bound;
  // "before next week" and "since last month" mean where the unit begins, "by next month" where it ends.
  const span = readSpan(sentence, bound.to, today, direction);
  const day = span === undefined ? readDay(sentence, bound.to, today, direction) : undefined;
  const from = span?.period.from ?? day?.day;
  const last = span?.period.to ?? day?.day;
  const to = span?.to ?? day?.to;
  if (to === undefined || from === undefined || last === undefined) return undefined;
  if (meaning === 'before') return { period: { to: addDays(from, -1) }, to };
  if (meaning === 'until') return { period: { to: last }, to };
  if (meaning === 'after') return { period: { from: addDays(last, 1) }, to };
  return { period: { from }, to };
}

/** A stretch of days: "this week", "next 3 days", "the past month", "November", "2025", "recently". */
export function readSpan(
  sentence: Sentence,
  at: number,
  today: Day,
  direction: Direction,
): ReadPeriod | undefined {
  const casual = loose.read(sentence, at);
  if (casual !== undefined) {
    const saturday = addDays(unitAround(today, 'week').from, 5);
    const period: Record<typeof casual.meaning, Period> = {
      recently: { from: addDays(today, -7), to: today },
      soon: { from: today, to: addDays(today, 7) },
      weekend: { from: saturday, to: addDays(saturday, 1) },
    };
    return { period: period[casual.meaning], to: casual.to };
  }
  return (
    readNamedUnit(sentence, at, today) ??
    readMonth(sentence, at, today, direction) ??
    readPlainLength(sentence, at, today, direction)
  );
}

function readNamedUnit(sentence: Sentence, at: number, today: Day): ReadPeriod | undefined {
  const which = units.read(sentence, at);
  if (which === undefined) return undefined;
  const length = which.meaning === 'current' ? undefined : readLength(sentence, which.to);
  if (length !== undefined) return { period: stretch(today, which.meaning, length), to: length.to };
  const unit = calendarUnits.read(sentence, which.to);
  if (unit === undefined) return undefined;
  if (unit.meaning === 'day')
    return { period: stretch(today, which.meaning, { count: 1, unit: 'day' }), to: unit.to };
  const start = unitAround(today, unit.meaning).from;
  const step = which.meaning === 'current' ? 0 : which.meaning === 'next' ? 1 : -1;
  return { period: unitAround(addUnits(start, step, unit.meaning), unit.meaning), to: unit.to };
}

function stretch(
  today: Day,
  which: 'current' | 'next' | 'last',
  length: { count: number; unit: CalendarUnit },
): Period {
  return which === 'last'
    ? { from: addUnits(today, -length.count, length.unit), to: today }
    : { from: today, to: addUnits(today, length.count, length.unit) };
}

/** "November", "Nov 2025", "2025": of the nearest year in the direction. */
function readMonth(sentence: Sentence, at: number, today: Day, direction: Direction): ReadPeriod | undefined {
  const form = sentence.form(at);
  if (/^20\d\d$/.test(form)) return { period: unitAround(`${form}-01-01`, 'year'), to: at + 1 };
  const month = form.length < 3 ? -1 : months.findIndex((name) => name === form || name.slice(0, 3) === form);
  // A date ("November 27") is a day, not a month.
  if (month === -1 || /^\d{1,2}(?:st|nd|rd|th)?$/.test(sentence.form(at + 1))) return undefined;
  const said = /^20\d\d$/.test(sentence.form(at + 1)) ? Number(sentence.form(at + 1)) : undefined;
  const year = said ?? noonOf(today).getUTCFullYear();
  let period = unitAround(makeDay(year, month + 1, 1), 'month');
  if (said === undefined && direction === 'ahead' && period.to < today) {
    period = unitAround(makeDay(year + 1, month + 1, 1), 'month');
  }
  if (said === undefined && direction === 'behind' && period.from > today) {
    period = unitAround(makeDay(year - 1, month + 1, 1), 'month');
  }
  return { period, to: said === undefined ? at + 1 : at + 2 };
}

/** After "within" or "in": "7 days"; never a length that "ago" or "from now" turns into a day. */
function readPlainLength(
  sentence: Sentence,
  at: number,
  today: Day,
  direction: Direction,
): ReadPeriod | undefined {
  if (!/^(?:within|in|for|over|during|the)$/.test(sentence.form(at - 1))) return undefined;
  const length = readLength(sentence, at);
  if (length === undefined || /^(?:ago|from)$/.test(sentence.form(length.to))) return undefined;
  return { period: stretch(today, direction === 'ahead' ? 'next' : 'last', length), to: length.to };
}
