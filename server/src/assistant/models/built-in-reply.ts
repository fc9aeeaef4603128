import type { LanguageModelV4Prompt } from '@ai-sdk/provider';
import { exampleSentences, interpret, type Situation } from '@sidelight/language';
import type { Reply } from './built-in.ts';

/** The next step of the turn that the prompt stands at. */
export function replyTo(prompt: LanguageModelV4Prompt, situation: Situation): Reply {
  const last = prompt.at(-1);
  if (last?.role !== 'user') return { kind: 'text', text: 'Done.' };
  const text = last.content.map((part) => (part.type === 'text' ? part.text : '')).join('\n');
  const intent = interpret(text, situation);
  const examples = intent.kind === 'unknown' ? intent.examples : exampleSentences(situation.vocabulary);
  return { kind: 'text', text: `Try:\n\n${examples.map((example) => `- ${example}`).join('\n')}` };
}
