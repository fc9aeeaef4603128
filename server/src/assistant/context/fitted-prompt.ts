import type {
  LanguageModelV4,
  LanguageModelV4Message,
  LanguageModelV4Prompt,
  LanguageModelV4ToolResultPart,
} from '@ai-sdk/provider';
import { withPrompt } from '../models/with-prompt.ts';
import { estimateTokens } from './estimate.ts';

/** Keys that a reference names; who needs more asks again. */
const mostKeys = 20;

/**
 * A model that is sent no more than about so many tokens of conversation, whatever was said and read. Results from
 * before the last question become a line with the keys that were in them, then the oldest of this turn do, then the
 * oldest messages are left out. What was asked last always stays.
 */
export function withFittedPrompt(model: LanguageModelV4, contextTokens: number): LanguageModelV4 {
  return withPrompt(model, (prompt) => fitted(prompt, contextTokens));
}

export function fitted(prompt: LanguageModelV4Prompt, contextTokens: number): LanguageModelV4Prompt {
  const instructions = prompt.filter(({ role }) => role === 'system');
  let messages = prompt.filter(({ role }) => role !== 'system');
  const questions = messages.flatMap(({ role }, index) => (role === 'user' ? [index] : []));
  const [lastQuestion = 0, questionBefore = 0] = questions.slice(-2).reverse();
  // The results of the answer just before are what "the second one" is about.
  messages = messages.map((message, index) => (index < questionBefore ? referenced(message) : message));

  let size = estimateTokens(messages);
  for (const [index, message] of messages.entries()) {
    if (size <= contextTokens || index >= messages.length - 1) break;
    const shorter = referenced(message);
    if (shorter === message) continue;
    size += estimateTokens(shorter) - estimateTokens(message);
    messages[index] = shorter;
  }
  const from = size <= contextTokens ? 0 : firstThatFits(messages, questions, contextTokens);
  return [...instructions, ...messages.slice(Math.min(from, lastQuestion))];
}

/** Whole turns only: a result without its call is refused by every provider. */
function firstThatFits(
  messages: LanguageModelV4Message[],
  questions: readonly number[],
  contextTokens: number,
): number {
  const start = questions.find((question) => estimateTokens(messages.slice(question)) <= contextTokens);
  return start ?? questions.at(-1) ?? 0;
}

function referenced(message: LanguageModelV4Message): LanguageModelV4Message {
  if (message.role !== 'tool') return message;
  return {
    ...message,
    content: message.content.map((part) => (part.type === 'tool-result' ? reference(part) : part)),
  };
}

/** The part itself where a reference would not be shorter. */
function reference(part: LanguageModelV4ToolResultPart): LanguageModelV4ToolResultPart {
  if (part.output.type !== 'json') return part;
  const keys = [...new Set(JSON.stringify(part.output.value).match(/\b[A-Z][A-Z0-9_]+-\d+\b/g) ?? [])];
  const more = keys.length > mostKeys ? ` and ${keys.length - mostKeys} more` : '';
  const named = keys.length === 0 ? '' : ` It was about ${keys.slice(0, mostKeys).join(', ')}${more}.`;
  const value = `Data from Jira, left out since it was read before.${named} Call the tool again for it.`;
  const shorter: LanguageModelV4ToolResultPart = { ...part, output: { type: 'text', value } };
  return estimateTokens(shorter) < estimateTokens(part) ? shorter : part;
}
