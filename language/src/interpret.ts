import type { Situation } from './context.ts';
import { exampleSentences } from './examples.ts';
import type { Intent } from './intent.ts';

/** What an English sentence asks for. Never throws; takes time in proportion to the text. */
export function interpret(text: string, situation: Situation): Intent {
  const [word] = text.trim().toLowerCase().split(/\W/, 1);
  return word === 'help'
    ? { kind: 'help' }
    : { kind: 'unknown', examples: exampleSentences(situation.vocabulary) };
}
