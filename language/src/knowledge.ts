import { type Day, dayIn } from './calendar.ts';
import type { ConversationContext, Situation } from './context.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';

/** A situation made ready for the readers. */
export interface Knowledge {
  readonly today: Day;
  readonly lexicon: Lexicon;
  readonly context: ConversationContext;
  readonly situation: Situation;
}

export function createKnowledge(situation: Situation): Knowledge {
  return {
    today: dayIn(situation.now, situation.timeZone),
    lexicon: createLexicon(situation.vocabulary),
    context: situation.context,
    situation,
  };
}
