import type { Intent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { phrases } from '../phrase-book.ts';
import { beforeClosing } from '../politeness.ts';
import { readReference } from '../references.ts';
import type { Sentence } from '../sentence.ts';
import { draftsAgain } from './redraft.ts';

const openings = phrases(
  'and|also|and also|same for|the same for|same with|the same with|do the same for|do the same with|and the same for|likewise|likewise for|and do the same for|now|now do',
);
const ends = /^(?:too|also|as|well)$/;
const agreed = phrases(
  'yes|yes please|do it|go ahead|yes do it|yep|yeah|sure|please do|confirm|approve|ok do it|approved|y',
);

/** "And the third", "the same for PAY-7": the last change once more, of another issue. "Yes": the one that was not made. */
export function recogniseRepeat(sentence: Sentence, { context }: Knowledge): Intent | undefined {
  const { lastChange, lastDrafts = [] } = context;
  let end = beforeClosing(sentence, 0);
  if (agreed.read(sentence, 0)?.to === end) {
    if (lastDrafts.length > 0) return draftsAgain(lastDrafts, {});
    return lastChange === undefined ? undefined : { kind: 'change', ...lastChange };
  }
  if (lastChange === undefined) return undefined;
  const start = sentence.skip(0, openings);
  const whole = end;
  while (end > start && ends.test(sentence.form(end - 1))) end -= 1;
  if (start === 0 && end === whole) return undefined;
  const found = readReference(sentence, start, context);
  if (found?.key === undefined || found.to !== end) return undefined;
  return { kind: 'change', ...lastChange, key: found.key };
}
