import type { Intent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { type ReadMoment, readMoment } from '../moments.ts';
import { phrases } from '../phrase-book.ts';
import type { Sentence } from '../sentence.ts';
import { unclear } from './misunderstanding.ts';

export const reminderNoun = phrases('reminder|reminders');
const joints = new Set(['of', 'about', 'for', 'to', 'that', 'on', ':', ',', 'regarding', 'with']);

/** More words than any time is said in, so that a long text is read in proportion to its length. */
const longestMoment = 12;

export function skipJoint(sentence: Sentence, from: number): number {
  let at = from;
  while (sentence.is(at, joints)) at += 1;
  return at;
}

/** The time that a stretch of the sentence ends with, and where it begins. */
export function momentAtEnd(
  sentence: Sentence,
  from: number,
  end: number,
  knowledge: Knowledge,
): (ReadMoment & { readonly from: number }) | undefined {
  for (let at = Math.max(from, end - longestMoment); at < end; at += 1) {
    const found = readMoment(sentence, at, knowledge);
    if (found !== undefined && found.to >= end) return { ...found, from: at };
  }
  return undefined;
}

export function missing(what: string): Intent {
  return unclear('you want to be reminded', what, [
    'Remind me of ABC-123 tomorrow at 9',
    'Remind me in 2 hours to call Sam',
    'What reminders do I have?',
  ]);
}
