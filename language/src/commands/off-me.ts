import type { Intent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { phrases } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import { readReference } from '../references.ts';
import type { Sentence } from '../sentence.ts';

const taking = phrases('take|get|remove|pull');
const offMe = phrases('off me|off my plate|off my list|off my hands|away from me|from me|off my desk');
const me = phrases(
  'take me off|remove me from|unassign me from|take me off of|remove me as assignee of|remove me as the assignee of',
);
const notMine = phrases(
  'is not mine anymore|is not mine any more|is no longer mine|is not mine|is not my job|is not for me',
);

/** "Take PAY-6 off me", "remove me from PAY-6": taken off whoever says it, and off nobody else. */
export function recogniseOffMe(sentence: Sentence, { context }: Knowledge): Intent | undefined {
  const from = afterPoliteness(sentence);
  if (sentence.form(sentence.length - 1) === '?') return undefined;
  const end = beforeClosing(sentence, from);
  const leads = me.read(sentence, from);
  const takes = taking.read(sentence, from);
  const start = leads?.to ?? takes?.to ?? from;
  const issue = readReference(sentence, start, context);
  if (issue?.key === undefined) return undefined;
  const rest =
    leads !== undefined ? issue.to : (takes === undefined ? notMine : offMe).read(sentence, issue.to)?.to;
  if (rest !== end) return undefined;
  return {
    kind: 'changes',
    changes: [
      { issues: { criteria: { keys: [issue.key], assignee: 'me' } }, change: { assignee: 'nobody' } },
    ],
  };
}
