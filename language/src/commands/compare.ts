import type { Intent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { phrases } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import { readReference } from '../references.ts';
import type { Sentence } from '../sentence.ts';

const openings = phrases(
  'compare|compare issues|compare the issues|compare tickets|a comparison of|difference between|the difference between|differences between|the differences between|' +
    'what is the difference between|what are the differences between|what differs between|how do|show the difference between|show me the difference between',
);
const between = new Set([
  'and',
  'with',
  'to',
  'vs',
  'versus',
  'against',
  ',',
  'or',
  'differ',
  'compare',
  'side',
  'by',
]);
const shownBefore = phrases('them|these|those|these issues|those issues|both|the two|these two|those two');
const most = 10;

/** "Compare PAY-1 and PAY-2", "what is the difference between PAY-1 and WEB-3?", "compare them". */
export function recogniseCompare(sentence: Sentence, { context }: Knowledge): Intent | undefined {
  const from = afterPoliteness(sentence);
  const end = beforeClosing(sentence, from);
  const start = sentence.skip(from, openings);
  if (start === from) return undefined;
  const { lastIssues = [] } = context;
  if (shownBefore.read(sentence, start)?.to === end && lastIssues.length > 1)
    return { kind: 'compare', keys: lastIssues.slice(0, most) };
  const keys = new Set<string>();
  for (let at = start; at < end; ) {
    const found = readReference(sentence, at, context);
    if (found?.key !== undefined) keys.add(found.key);
    else if (!between.has(sentence.form(at))) return undefined;
    at = found?.to ?? at + 1;
  }
  return keys.size > 1 && keys.size <= most ? { kind: 'compare', keys: [...keys] } : undefined;
}
