import type { Situation } from './context.ts';
import { exampleSentences } from './examples.ts';
import type { Intent } from './intent.ts';
import { createKnowledge } from './knowledge.ts';
import { recogniseSearch } from './search.ts';
import { Sentence } from './sentence.ts';

/** What an English sentence asks for. Never throws; takes time in proportion to the text. */
export function interpret(text: string, situation: Situation): Intent {
  const sentence = new Sentence(text);
  if (sentence.form(0) === 'help') return { kind: 'help' };
  const knowledge = createKnowledge(situation);
  return (
    recogniseSearch(sentence, knowledge) ?? {
      kind: 'unknown',
      examples: exampleSentences(situation.vocabulary),
    }
  );
}
