import { createAnthropic } from '@ai-sdk/anthropic';
import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { Ambient } from '../../ambient.ts';
import type { LanguageModelConfig } from '../../model-settings.ts';
import { repeatOnce } from './repeat-once.ts';

/** Anthropic's Messages API, or a gateway that speaks it. */
export function createAnthropicModel(
  config: Extract<LanguageModelConfig, { provider: 'anthropic' }>,
  ambient: Pick<Ambient, 'fetch' | 'sleep' | 'random'>,
): LanguageModelV4 {
  const { baseUrl: baseURL, apiKey, model } = config;
  const provider = createAnthropic({ baseURL, apiKey, fetch: repeatOnce(ambient) });
  return provider(model);
}
