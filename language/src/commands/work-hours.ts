import { type ClockTime, readClockTime } from '../clock-times.ts';
import type { Sentence } from '../sentence.ts';

export interface ReadWorkHours {
  readonly from: ClockTime;
  /** Left out: only the beginning was said. */
  readonly until?: ClockTime;
  readonly to: number;
}

const starts = /^(?:from|at|between|starting|beginning|started)$/;
const joints = /^(?:to|until|till|and|-|–)$/;

/** "from 9 to 11:30", "9-11:30", "between 2 pm and 4 pm", "starting at 9", at a token. */
export function readWorkHours(sentence: Sentence, start: number): ReadWorkHours | undefined {
  const led = starts.test(sentence.form(start)) ? start + 1 : start;
  const at = led > start && /^(?:at|from)$/.test(sentence.form(led)) ? led + 1 : led;
  const joined = readJoined(sentence, at);
  if (joined !== undefined) return joined;
  const from = readClock(sentence, at, led > start);
  if (from === undefined) return undefined;
  const until = joints.test(sentence.form(from.to)) ? readClock(sentence, from.to + 1, true) : undefined;
  if (until !== undefined) return inOrder(from.time, until.time, until.to);
  return led > start && sentence.form(start) !== 'between' ? { from: from.time, to: from.to } : undefined;
}

/** "9-11:30" is one token. */
function readJoined(sentence: Sentence, at: number): ReadWorkHours | undefined {
  const said = /^(\d{1,2}(?::\d\d)?)[-–](\d{1,2}(?::\d\d)?)$/.exec(sentence.form(at));
  const [from, until] = [timeOf(said?.[1]), timeOf(said?.[2])];
  return from === undefined || until === undefined ? undefined : inOrder(from, until, at + 1);
}

function readClock(
  sentence: Sentence,
  at: number,
  mayBeBare: boolean,
): { readonly time: ClockTime; readonly to: number } | undefined {
  const found = readClockTime(sentence, at);
  if (found !== undefined) return found;
  const time = mayBeBare ? timeOf(sentence.form(at)) : undefined;
  return time === undefined ? undefined : { time, to: at + 1 };
}

/** From 1 to 6 nobody works in the morning. */
function timeOf(said: string | undefined): ClockTime | undefined {
  const [, hours = '', minutes = '00'] = /^(\d{1,2})(?::(\d\d))?$/.exec(said ?? '') ?? [];
  const hour = /^[1-6]$/.test(hours) ? Number(hours) + 12 : Number(hours);
  if (hours === '' || hour > 23 || Number(minutes) > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}

/** "from 9 to 7" ends in the evening. */
function inOrder(from: ClockTime, until: ClockTime, to: number): ReadWorkHours | undefined {
  const later = `${String(Number(until.slice(0, 2)) + 12).padStart(2, '0')}${until.slice(2)}`;
  if (from < until) return { from, until, to };
  return Number(until.slice(0, 2)) < 12 && from < later ? { from, until: later, to } : undefined;
}
