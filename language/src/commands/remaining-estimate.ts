import { readDuration } from '../durations.ts';
import { phrases } from '../phrase-book.ts';
import type { Sentence } from '../sentence.ts';

export interface ReadRemaining {
  /** "leave", the time that remains ("240m"), or by how much it is less ("-60m"). */
  readonly remaining: string;
  readonly to: number;
}

const leaving = phrases(
  withEstimate(
    'leave',
    'keep',
    'without changing',
    'without touching',
    'do not change',
    'do not touch',
    'not changing',
  ),
);
const setting = phrases(`${withEstimate('set', 'with', 'change', 'put')}|leaving|remaining|with`);
const reducing = phrases(withEstimate('reduce', 'lower', 'shorten'));
const left = phrases('remaining|left|to go|remain|remains|still to do');
const tails = phrases('as it is|alone|unchanged|as is');
const joints = new Set([',', 'and', 'but', ';']);

/** "leave the estimate", "set the remaining estimate to 4h", "4h remaining", "reduce the estimate by 1h", at a token. */
export function readRemaining(sentence: Sentence, start: number): ReadRemaining | undefined {
  let at = start;
  while (sentence.is(at, joints)) at += 1;
  const kept = leaving.read(sentence, at);
  if (kept !== undefined) return { remaining: 'leave', to: sentence.skip(kept.to, tails) };
  const reduced = reducing.read(sentence, at);
  if (reduced !== undefined && sentence.form(reduced.to) === 'by') {
    const by = readDuration(sentence, reduced.to + 1);
    return by && { remaining: `-${by.minutes}m`, to: by.to };
  }
  const set = setting.read(sentence, at);
  if (set !== undefined) {
    const from = /^(?:to|at|of)$/.test(sentence.form(set.to)) ? set.to + 1 : set.to;
    const value = readDuration(sentence, from);
    if (value === undefined) return undefined;
    const tail = left.read(sentence, value.to);
    // "with 4h" says nothing of what is left.
    if (sentence.form(at) === 'with' && set.to === at + 1 && tail === undefined) return undefined;
    return { remaining: `${value.minutes}m`, to: tail?.to ?? value.to };
  }
  const value = readDuration(sentence, at);
  const tail = value && left.read(sentence, value.to);
  return value === undefined || tail === undefined
    ? undefined
    : { remaining: `${value.minutes}m`, to: tail.to };
}

function withEstimate(...verbs: string[]): string {
  const things = [
    'the estimate',
    'the remaining estimate',
    'the remaining time',
    'remaining estimate',
    'the remaining',
  ];
  return verbs.flatMap((verb) => things.map((thing) => `${verb} ${thing}`)).join('|');
}
