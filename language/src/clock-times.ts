import { numberFrom } from './numbers.ts';
import { phrasesByMeaning } from './phrase-book.ts';
import type { Sentence } from './sentence.ts';

/** A time of day, "09:00". */
export type ClockTime = string;

export interface ReadClockTime {
  readonly time: ClockTime;
  readonly to: number;
}

const parts = phrasesByMeaning({
  '09:00': 'morning|in the morning|this morning|first thing in the morning|first thing',
  '12:00': 'noon|at noon|midday|at midday|lunchtime|at lunchtime|lunch|at lunch',
  '14:00': 'afternoon|in the afternoon|this afternoon|after lunch',
  '17:00':
    'end of day|at the end of the day|end of the day|by end of day|eod|cob|close of business|at close of business',
  '18:00': 'evening|in the evening|this evening',
  '20:00': 'tonight|night|at night',
  '23:59': 'midnight|at midnight',
});
const before = new Set(['at', '@', 'around', 'about', 'by', 'from']);
const oclock = new Set(["o'clock", 'oclock', 'h', 'sharp', 'hours']);

/** A time of day said at a token: "at 9", "9:30", "5 pm", "at noon", "in the evening", "in the evening at 7". */
export function readClockTime(sentence: Sentence, at: number): ReadClockTime | undefined {
  const part = parts.read(sentence, at);
  if (part === undefined) return readHour(sentence, at);
  const hour = before.has(sentence.form(part.to)) ? readHour(sentence, part.to) : undefined;
  return hour === undefined
    ? { time: part.meaning, to: part.to }
    : { time: inHalfOf(hour.time, part.meaning), to: hour.to };
}

function readHour(sentence: Sentence, at: number): ReadClockTime | undefined {
  const led = sentence.is(at, before);
  const from = led ? at + 1 : at;
  const spoken = readQuarter(sentence, from);
  if (spoken !== undefined) return spoken;
  const match = /^(\d{1,2})(?:[:.h](\d{2}))?(am|pm|a\.m|p\.m|h)?$/.exec(sentence.form(from));
  if (match === null) return undefined;
  const [, hours = '', minutes = '00', joined] = match;
  let to = from + 1;
  let half = joined?.replace('.', '');
  const next = sentence.form(to).replace('.', '');
  if (half === undefined && /^(?:am|pm)$/.test(next)) {
    half = next;
    to += 1;
  }
  // The point that ends "p.m." is a token of its own; the last one ends the sentence.
  if (/[ap]\.m/.test(sentence.form(to - 1)) && sentence.form(to) === '.' && to + 1 < sentence.length) to += 1;
  const named = sentence.is(to, oclock);
  if (named) to += 1;
  const isClock = led || half !== undefined || named || sentence.form(from).includes(':');
  const hour = hourOf(hours, half);
  if (!isClock || hour === undefined || Number(minutes) > 59) return undefined;
  const time = `${two(hour)}:${minutes}`;
  // "at 9 in the morning", "at 8 tonight" say which half of the day.
  const said = half === undefined ? parts.read(sentence, to) : undefined;
  return said === undefined ? { time, to } : { time: inHalfOf(time, said.meaning), to: said.to };
}

/** "half past nine", "quarter to 5". */
function readQuarter(sentence: Sentence, from: number): ReadClockTime | undefined {
  const at = sentence.form(from) === 'a' ? from + 1 : from;
  const minutes = { half: 30, quarter: 15 }[sentence.form(at)];
  const side = sentence.form(at + 1);
  const said = numberFrom(sentence.form(at + 2));
  if (minutes === undefined || said === undefined || said < 1 || said > 12) return undefined;
  const hour = hourOf(String(said), undefined) ?? said;
  if (side === 'past') return { time: `${two(hour)}:${minutes}`, to: at + 3 };
  if (side === 'to') return { time: `${two(hour - 1)}:${60 - minutes}`, to: at + 3 };
  return undefined;
}

const two = (value: number) => String(value).padStart(2, '0');

/** The hour as it is meant of a part of the day: 07:00 in the evening is 19:00. */
function inHalfOf(time: ClockTime, part: ClockTime): ClockTime {
  const hour = Number(time.slice(0, 2));
  const meant = part >= '14:00' && hour < 12 ? hour + 12 : part < '12:00' && hour > 12 ? hour - 12 : hour;
  return `${two(meant)}${time.slice(2)}`;
}

/** From 1 to 6 nobody works in the morning: "at 5" is in the afternoon, unless it is written "05". */
function hourOf(said: string, half: string | undefined): number | undefined {
  const hour = Number(said);
  if (half === 'am' || half === 'pm') {
    return hour < 1 || hour > 12 ? undefined : (hour % 12) + (half === 'pm' ? 12 : 0);
  }
  if (hour > 23) return undefined;
  return half === undefined && /^[1-6]$/.test(said) ? hour + 12 : hour;
}
