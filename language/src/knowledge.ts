import { type Day, dayIn } from './calendar.ts';
import type { ConversationContext, Situation } from './context.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A situation made ready for the readers. */
export interface Knowledge {
  readonly today: Day;
  readonly lexicon: Lexicon;
  readonly context: ConversationContext;
  readonly situation: Situation;
}

/** Many sentences are read with one vocabulary; what was made ready of it goes when it goes. */
const lexicons = new WeakMap<Vocabulary, Lexicon>();

function lexiconOf(vocabulary: Vocabulary): Lexicon {
  const lexicon = lexicons.get(vocabulary) ?? createLexicon(vocabulary);
  lexicons.set(vocabulary, lexicon);
  return lexicon;
}

export function createKnowledge(situation: Situation): Knowledge {
  return {
    today: dayIn(situation.now, situation.timeZone),
    lexicon: lexiconOf(situation.vocabulary),
    context: situation.context,
    situation,
  };
}
