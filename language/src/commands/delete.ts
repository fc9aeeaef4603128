import type { Intent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { phrases } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import { readReference } from '../references.ts';
import type { Sentence } from '../sentence.ts';
import { namedIssues } from './several-issues.ts';

const verbs = phrases(
  'delete|delete issue|delete issues|delete the issue|delete the issues|delete tickets|delete the tickets|erase|get rid of|remove issue|remove issues|remove the issue|remove the issues',
);

/** "Delete PAY-12", "delete PAY-8 and PAY-9", "delete it": issues that are named or pointed at, and not a word more. */
export function recogniseDelete(sentence: Sentence, knowledge: Knowledge): Intent | undefined {
  const from = afterPoliteness(sentence);
  const verb = verbs.read(sentence, from);
  if (verb === undefined) return undefined;
  const end = beforeClosing(sentence, from);
  const several = namedIssues(sentence, verb.to, knowledge);
  if (several?.to === end) return { kind: 'delete', keys: several.keys };
  const found = readReference(sentence, verb.to, knowledge.context);
  if (found?.key === undefined || found.to !== end) return undefined;
  return { kind: 'delete', keys: [found.key] };
}
