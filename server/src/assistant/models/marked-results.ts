import type { LanguageModelV4, LanguageModelV4Message, LanguageModelV4Prompt } from '@ai-sdk/provider';
import { asModelData } from '../model-output.ts';
import { withPrompt } from './with-prompt.ts';

/**
 * A model that sees nothing but its prompt: the results of tools reach it marked as data and shortened. The
 * built-in model reads them whole, so that either can go on where the other stopped.
 */
export function withMarkedResults(model: LanguageModelV4): LanguageModelV4 {
  return withPrompt(model, marked);
}

function marked(prompt: LanguageModelV4Prompt): LanguageModelV4Prompt {
  return prompt.map((message): LanguageModelV4Message => {
    if (message.role !== 'tool') return message;
    return {
      ...message,
      content: message.content.map((part) =>
        part.type === 'tool-result' && part.output.type === 'json'
          ? { ...part, output: asModelData(part.output.value, part.toolName) }
          : part,
      ),
    };
  });
}
