import type { Intent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { phrases } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import { readReference } from '../references.ts';
import type { Sentence } from '../sentence.ts';
import { readStatedValue, splitValues } from './change-list.ts';
import type { Change } from './change-values.ts';

const wishes = phrases(
  'i want|i need|i would like|we need|we want|let|i would like to have|can i have|could i have',
);
const demands = phrases(
  'should be|must be|needs to be|has to be|to be|should go to|should move to|should become|needs to go to|should have|must have|needs|gets|should get|ought to be|belongs to|should go',
);
const states = phrases('is|is now|are|is in|now|goes to|is at|is actually');
const mine = phrases('mine|my task|my job|my issue|on me|for me');

/** "PAY-70 should be high priority", "I want PAY-70 done", "PAY-70 is mine": said as a fact or a wish, done as a change. */
export function recogniseStatement(sentence: Sentence, knowledge: Knowledge): Intent | undefined {
  const from = afterPoliteness(sentence);
  if (sentence.form(sentence.length - 1) === '?') return undefined;
  const end = beforeClosing(sentence, from);
  const start = sentence.skip(from, wishes);
  const target = readReference(sentence, start, knowledge.context);
  if (target?.key === undefined || target.to >= end) return undefined;
  const named = sentence.kind(target.to - 1) === 'key';
  const demanded = sentence.skip(target.to, demands);
  const isDemand = demanded > target.to || start > from;
  // "it is done" may be talk; a key or a wish is needed before a fact is taken for an order.
  if (!isDemand && !named) return undefined;
  const stated = isDemand ? demanded : sentence.skip(target.to, states);
  const change = readStated(sentence, stated, end, stated > target.to || isDemand, knowledge);
  return change && { kind: 'change', key: target.key, ...change };
}

function readStated(
  sentence: Sentence,
  from: number,
  end: number,
  linked: boolean,
  knowledge: Knowledge,
): Change | undefined {
  if (linked && mine.read(sentence, from)?.to === end) return { assignee: 'me' };
  const merged: Change = {};
  for (const [start, to] of splitValues(sentence, from, end)) {
    const value = readStatedValue(sentence, start, to, knowledge);
    if (value === undefined || (!linked && (value.status ?? value.priority) !== undefined)) return undefined;
    Object.assign(merged, value);
  }
  return Object.keys(merged).length === 0 ? undefined : merged;
}
