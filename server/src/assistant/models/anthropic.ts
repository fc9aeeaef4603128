import { createAnthropic } from '@ai-sdk/anthropic';
import type { LanguageModelV4, LanguageModelV4Prompt } from '@ai-sdk/provider';
import type { Ambient } from '../../ambient.ts';
import type { LanguageModelConfig } from '../../model-settings.ts';
import { repeatOnce } from './repeat-once.ts';
import { withPrompt } from './with-prompt.ts';

/** Anthropic's Messages API, or a gateway that speaks it. */
export function createAnthropicModel(
  config: Extract<LanguageModelConfig, { provider: 'anthropic' }>,
  ambient: Pick<Ambient, 'fetch' | 'sleep' | 'random'>,
): LanguageModelV4 {
  const { baseUrl: baseURL, apiKey, model } = config;
  const provider = createAnthropic({ baseURL, apiKey, fetch: repeatOnce(ambient) });
  return withCachedInstructions(provider(model));
}

/**
 * Asks Anthropic to keep what every step of a turn begins with, the tools and the instructions: read again they cost
 * a tenth (https://docs.anthropic.com/en/docs/build-with-claude/prompt-caching). Other providers do so unasked.
 */
function withCachedInstructions(model: LanguageModelV4): LanguageModelV4 {
  return withPrompt(model, marked);
}

function marked(prompt: LanguageModelV4Prompt): LanguageModelV4Prompt {
  return prompt.map((message) =>
    message.role === 'system'
      ? { ...message, providerOptions: { anthropic: { cacheControl: { type: 'ephemeral' } } } }
      : message,
  );
}
