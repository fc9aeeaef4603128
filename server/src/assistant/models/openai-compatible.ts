import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { Ambient } from '../../ambient.ts';
import type { LanguageModelConfig } from '../../model-settings.ts';
import { withOwnToolCallIds } from './own-tool-call-ids.ts';
import { repeatOnce } from './repeat-once.ts';

/** Any server that speaks OpenAI's chat completions: OpenRouter, Ollama, vLLM, LM Studio, … */
export function createOpenAICompatibleModel(
  config: Extract<LanguageModelConfig, { provider: 'openai-compatible' }>,
  ambient: Pick<Ambient, 'fetch' | 'sleep' | 'random' | 'newId'>,
): LanguageModelV4 {
  const provider = createOpenAICompatible({
    name: 'openai-compatible',
    baseURL: config.baseUrl,
    ...(config.apiKey === null ? {} : { apiKey: config.apiKey }),
    fetch: repeatOnce(ambient),
  });
  return withOwnToolCallIds(provider(config.model), ambient.newId);
}
