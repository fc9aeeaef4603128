import { addDays, addUnits, clockIn, type Day, unitAround } from './calendar.ts';
import { type ClockTime, readClockTime } from './clock-times.ts';
import { readDay } from './days.ts';
import type { Knowledge } from './knowledge.ts';
import { numberFrom } from './numbers.ts';
import { phrasesByMeaning } from './phrase-book.ts';
import type { Sentence } from './sentence.ts';

export interface ReadMoment {
  /** "2026-11-27T09:00" where the person is, or from now on "20m", "2h", "3d". */
  readonly at: string;
  readonly to: number;
}

const morning: ClockTime = '09:00';
const starts = phrasesByMeaning({ week: 'next week', month: 'next month', quarter: 'next quarter' });
const weekends = phrasesByMeaning({
  weekend: 'this weekend|on the weekend|at the weekend|over the weekend|on this weekend',
});
const units: Readonly<Record<string, 'm' | 'h' | 'd' | 'w'>> = {
  ...Object.fromEntries(['m', 'min', 'mins', 'minute', 'minutes'].map((word) => [word, 'm' as const])),
  ...Object.fromEntries(['h', 'hr', 'hrs', 'hour', 'hours'].map((word) => [word, 'h' as const])),
  ...Object.fromEntries(['d', 'day', 'days'].map((word) => [word, 'd' as const])),
  ...Object.fromEntries(['w', 'week', 'weeks'].map((word) => [word, 'w' as const])),
};

/** A point in time ahead, said at a token: "tomorrow at 9", "at 5pm", "next Monday", "in 20 minutes". */
export function readMoment(sentence: Sentence, at: number, knowledge: Knowledge): ReadMoment | undefined {
  const from = /^(?:for|until|till|to)$/.test(sentence.form(at)) ? at + 1 : at;
  return (
    readElapsed(sentence, from, knowledge) ??
    readDayAndTime(sentence, from, knowledge) ??
    readTimeAndDay(sentence, from, knowledge)
  );
}

/** "in 20 minutes", "in an hour and a half", "2 hours from now", after "for" also "10 minutes". */
function readElapsed(sentence: Sentence, from: number, { today }: Knowledge): ReadMoment | undefined {
  const led = /^(?:in|after)$/.test(sentence.form(from)) ? 1 : 0;
  let at = from + led;
  let minutes = 0;
  let days = 0;
  // Weeks, days, hours and minutes.
  for (let part = 0; part < 4; part += 1) {
    const start = sentence.form(at) === 'and' && at > from + led ? at + 1 : at;
    const found = readAmount(sentence, start);
    if (found === undefined) break;
    minutes += found.minutes;
    days += found.days;
    at = found.to;
  }
  if (at === from + led) return undefined;
  const fromNow = sentence.form(at) === 'from' && sentence.form(at + 1) === 'now';
  if (led === 0 && !fromNow && !/^(?:for|snooze|by)$/.test(sentence.form(from - 1))) return undefined;
  const time = days > 0 && minutes === 0 ? readClockTime(sentence, fromNow ? at + 2 : at) : undefined;
  if (time !== undefined) return { at: `${addDays(today, days)}T${time.time}`, to: time.to };
  const said = [
    ...(days > 0 ? [`${days}d`] : []),
    ...(minutes > 0 || days === 0 ? [`${Math.round(minutes)}m`] : []),
  ];
  return { at: said.join(' '), to: fromNow ? at + 2 : at };
}

function readAmount(
  sentence: Sentence,
  at: number,
): { minutes: number; days: number; to: number } | undefined {
  const form = sentence.form(at);
  const [, hours, rest] = /^(\d{1,3})h(\d{1,2})m?$/.exec(form) ?? [];
  if (hours !== undefined) return { minutes: Number(hours) * 60 + Number(rest), days: 0, to: at + 1 };
  const [, joined, joinedUnit = ''] = /^(\d{1,4}(?:\.\d)?)([a-z]+)$/.exec(form) ?? [];
  if (joined !== undefined) return amount(Number(joined), joinedUnit, at + 1);
  if (/^an?$/.test(form) && sentence.form(at + 1) === 'half') return amount(0.5, 'h', at + 2);
  if (form === 'half' && /^an?$/.test(sentence.form(at + 1)))
    return amount(0.5, sentence.form(at + 2), at + 3);
  const decimal = /^\d{1,4}\.\d$/.test(form) ? Number(form) : undefined;
  const next = form === 'a' && /^(?:couple|few)$/.test(sentence.form(at + 1)) ? at + 1 : at;
  const count = decimal ?? numberFrom(sentence.form(next));
  if (count === undefined) return undefined;
  const unitAt = sentence.form(next + 1) === 'of' ? next + 2 : next + 1;
  const halfMore = sentence.form(unitAt) === 'and' && /^an?$/.test(sentence.form(unitAt + 1));
  return halfMore ? undefined : amount(count, sentence.form(unitAt), unitAt + 1);
}

function amount(count: number, word: string, to: number) {
  const unit = units[word];
  if (unit === undefined) return undefined;
  if (unit === 'm' || unit === 'h') return { minutes: count * (unit === 'h' ? 60 : 1), days: 0, to };
  return Number.isInteger(count) ? { minutes: 0, days: count * (unit === 'w' ? 7 : 1), to } : undefined;
}

/** "tomorrow", "on Friday morning", "27 Nov at 9:30". Without a time of day it is the morning. */
function readDayAndTime(sentence: Sentence, at: number, { today }: Knowledge): ReadMoment | undefined {
  const day = readStart(sentence, at, today) ?? readDay(sentence, at, today, 'ahead');
  if (day === undefined) return undefined;
  const time = timeWithin(sentence, at, day.to) ?? readClockTime(sentence, skipComma(sentence, day.to));
  // "today" alone says no time.
  if (time === undefined && day.day === today) return undefined;
  return { at: `${day.day}T${time?.time ?? morning}`, to: Math.max(day.to, time?.to ?? 0) };
}

/** "at 5pm", "at 9 on Friday", "this evening": without a day it is the next time that the clock shows that. */
function readTimeAndDay(sentence: Sentence, at: number, knowledge: Knowledge): ReadMoment | undefined {
  const time = readClockTime(sentence, at);
  if (time === undefined) return undefined;
  const { today, situation } = knowledge;
  const next = skipComma(sentence, time.to);
  const day = readStart(sentence, next, today) ?? readDay(sentence, next, today, 'ahead');
  if (day !== undefined && timeWithin(sentence, next, day.to) === undefined) {
    return { at: `${day.day}T${time.time}`, to: day.to };
  }
  const isOver = time.time <= clockIn(situation.now, situation.timeZone);
  return { at: `${isOver ? addDays(today, 1) : today}T${time.time}`, to: time.to };
}

/** Where a due date would mean the end of a week, a reminder means its beginning. */
function readStart(sentence: Sentence, at: number, today: Day): { day: Day; to: number } | undefined {
  const weekend = weekends.read(sentence, at);
  if (weekend !== undefined) return { day: addDays(unitAround(today, 'week').from, 5), to: weekend.to };
  const found = starts.read(sentence, at);
  if (found === undefined) return undefined;
  return { day: addUnits(unitAround(today, found.meaning).from, 1, found.meaning), to: found.to };
}

/** A reader of days takes "tomorrow morning" and "27 Nov at 9" whole. */
function timeWithin(sentence: Sentence, from: number, to: number) {
  for (let at = from; at < to; at += 1) {
    const time = readClockTime(sentence, at);
    if (time !== undefined) return time;
  }
  return undefined;
}

function skipComma(sentence: Sentence, at: number): number {
  return sentence.form(at) === ',' ? at + 1 : at;
}
