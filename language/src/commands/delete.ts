import type { Intent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { phrases } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import { readReference } from '../references.ts';
import type { Sentence } from '../sentence.ts';

const verbs = phrases('delete|delete issue|delete the issue|erase|get rid of|remove issue|remove the issue');

/** "Delete PAY-12", "delete it": one issue, named or pointed at, and not a word more. */
export function recogniseDelete(sentence: Sentence, { context }: Knowledge): Intent | undefined {
  const from = afterPoliteness(sentence);
  const verb = verbs.read(sentence, from);
  const found = verb && readReference(sentence, verb.to, context);
  if (found?.key === undefined || found.to !== beforeClosing(sentence, from)) return undefined;
  return { kind: 'delete', key: found.key };
}
