import type { Knowledge } from '../knowledge.ts';
import { phrases } from '../phrase-book.ts';
import type { Sentence } from '../sentence.ts';
import { type Change, readValue } from './change-values.ts';

const joints = new Set([',', 'and', ';', '&']);

/** The stretches between commas and "and". */
export function* splitValues(sentence: Sentence, from: number, to: number): Generator<[number, number]> {
  let start = from;
  for (let at = from; at <= to; at++) {
    if (at < to && !sentence.is(at, joints)) continue;
    if (at > start) yield [start, at];
    start = at + 1;
  }
}

const due = phrases('due|due on|due by|due date|due at');
const assigned = phrases('assigned to|owned by|for|with');

/** One value that says itself which field it is of: "done", "high priority", "due Friday", "assigned to Sam". */
export function readStatedValue(
  sentence: Sentence,
  from: number,
  to: number,
  knowledge: Knowledge,
): Change | undefined {
  const day = due.read(sentence, from);
  if (day !== undefined) return readValue(sentence, day.to, to, 'due', knowledge);
  const person = assigned.read(sentence, from);
  if (person !== undefined) return readValue(sentence, person.to, to, 'assignee', knowledge);
  return (
    readValue(sentence, from, to, 'status', knowledge) ?? readValue(sentence, from, to, 'priority', knowledge)
  );
}
