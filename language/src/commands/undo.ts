import type { Intent } from '../intent.ts';
import type { Knowledge } from '../knowledge.ts';
import { phrases } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import type { Sentence } from '../sentence.ts';

const commands = phrases(
  'undo|undo that|undo it|undo this|undo the last change|undo my last change|undo the change|undo that change|undo this change|undo the comment|undo the last comment|undo that again|undo it again|' +
    'take it back|take that back|take this back|take back the last change|take the last change back|' +
    'revert|revert that|revert it|revert this|revert the last change|revert my last change|revert the change|revert that change|' +
    'put it back|put it back as it was|change it back|roll it back|roll that back|roll back the last change|reverse that|reverse the last change',
);

/** A sentence that only asks to take the last thing back; "undo PAY-7" says more than that and is not guessed. */
export function recogniseUndo(sentence: Sentence, { context }: Knowledge): Intent | undefined {
  const from = afterPoliteness(sentence);
  const found = commands.read(sentence, from);
  if (found === undefined || found.to !== beforeClosing(sentence, from)) return undefined;
  const { lastReminder } = context;
  return lastReminder === undefined
    ? { kind: 'undo' }
    : { kind: 'remind', do: 'cancel', which: lastReminder };
}
