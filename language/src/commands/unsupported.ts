import type { Intent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { PhraseBook } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import { readReference } from '../references.ts';
import type { Sentence } from '../sentence.ts';
import { unclear } from './misunderstanding.ts';

/** What people ask of Jira that this assistant does not do, as the end of "you want to …". */
const deeds = new PhraseBook<string>([
  ...spell('copy an issue', 'clone|duplicate|copy'),
  ...spell('send a message', 'email|e-mail|send an email|notify|ping|ask|message'),
]);

function spell(deed: string, list: string): [string, string][] {
  return list.split('|').map((phrase) => [phrase, deed]);
}

/** "Clone PAY-1", "email Sam about PAY-1": said plainly instead of guessing at something else. */
export function recogniseUnsupported(sentence: Sentence, { context }: Knowledge): Intent | undefined {
  const from = afterPoliteness(sentence);
  const found = deeds.read(sentence, from);
  if (found === undefined) return undefined;
  const alone = found.to >= beforeClosing(sentence, from);
  const names = sentence.tokens.some(
    (token, at) =>
      token.kind === 'key' || (at >= found.to && readReference(sentence, at, context) !== undefined),
  );
  if (!alone && !names) return undefined;
  return unclear(`you want to ${found.meaning}`, 'how to do that; it has to be done in Jira itself', [
    'Comment on ABC-123: The fix is on its way',
    'Set the due date of ABC-123 to Friday',
    'What is due this week?',
  ]);
}
