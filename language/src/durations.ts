import type { Sentence } from './sentence.ts';

export interface ReadDuration {
  readonly minutes: number;
  readonly to: number;
}

const minutesPer = { m: 1, h: 60, d: 480, w: 2_400 } as const;
const longest = 40 * 60;

/** "2h", "1h 30m", "1.5 hours", "90 minutes", "half an hour", "1 hour and 15 minutes". A day of work has eight hours. */
export function readDuration(sentence: Sentence, from: number): ReadDuration | undefined {
  let minutes = 0;
  let at = from;
  for (;;) {
    const start = at > from && sentence.form(at) === 'and' ? at + 1 : at;
    const part = readPart(sentence, start);
    if (part === undefined) break;
    minutes += part.minutes;
    at = part.to;
  }
  const whole = Math.round(minutes);
  return at === from || whole < 1 || whole > longest ? undefined : { minutes: whole, to: at };
}

function readPart(sentence: Sentence, at: number): ReadDuration | undefined {
  const form = sentence.form(at);
  const [, hours, rest] = /^(\d{1,3})h(\d{1,2})m?$/.exec(form) ?? [];
  if (hours !== undefined) return { minutes: Number(hours) * 60 + Number(rest), to: at + 1 };
  const [, joined, joinedUnit] = /^(\d{1,4}(?:\.\d{1,2})?)([a-z]+)$/.exec(form) ?? [];
  if (joined !== undefined) return inMinutes(Number(joined), joinedUnit, at + 1);
  if (form === 'half' && /^an?$/.test(sentence.form(at + 1))) {
    return inMinutes(0.5, sentence.form(at + 2), at + 3);
  }
  const count = /^an?$/.test(form) ? 1 : /^\d{1,4}(?:\.\d{1,2})?$/.test(form) ? Number(form) : undefined;
  return count === undefined ? undefined : inMinutes(count, sentence.form(at + 1), at + 2);
}

function inMinutes(count: number, unit = '', to: number): ReadDuration | undefined {
  const [, short] = /^(w|d|h|m)(?:eeks?|ays?|ours?|rs?|ins?|inutes?)?$/.exec(unit) ?? [];
  const each = minutesPer[short as keyof typeof minutesPer];
  return each === undefined ? undefined : { minutes: count * each, to };
}
