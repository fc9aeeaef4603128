import type { Intent } from '../intent.ts';
import { phrases, phrasesByMeaning } from '../phrase-book.ts';
import { afterPoliteness, beforeClosing } from '../politeness.ts';
import type { Sentence } from '../sentence.ts';

const leads = phrases(
  'which|what|list|show|show me|list the|show the|show me the|show all|list all|show me all|what are the|which are the|all|what are our|what are my|show my|list my|my',
);
const kinds = phrasesByMeaning({
  projects: 'projects|project',
  types: 'types|issue types|kinds of issues|ticket types|types of issues',
  statuses: 'statuses|status names|states|columns|stati',
  priorities: 'priorities|priority names',
});
const ends = phrases(
  'are there|exist|do we have|do i have|can i see|do you know|can i use|are available|there are|here|are there here|do we use|do you see|have we got|can i pick',
);

/** "Which projects are there?", "list the statuses". */
export function recogniseNames(sentence: Sentence): Intent | undefined {
  const from = afterPoliteness(sentence);
  const end = beforeClosing(sentence, from);
  const start = sentence.skip(from, leads);
  const kind = kinds.read(sentence, start);
  if (kind === undefined || start === from) return undefined;
  const to = sentence.skip(kind.to, ends);
  return to === end ? { kind: 'names', of: kind.meaning } : undefined;
}
