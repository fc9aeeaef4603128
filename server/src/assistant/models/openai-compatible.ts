import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { Ambient } from '../../ambient.ts';
import type { LanguageModelConfig } from '../../model-settings.ts';
import { repeatOnce } from './repeat-once.ts';

/**
 * Any server that speaks OpenAI's chat completions: OpenRouter, Ollama, vLLM, LM Studio, …, and Azure OpenAI by its
 * v1 API, which differs by the header of the key alone. Not the Responses API: it keeps what it is sent at the
 * provider, and gateways rarely speak it.
 */
export function createOpenAICompatibleModel(
  config: Extract<LanguageModelConfig, { provider: 'openai-compatible' | 'azure-openai' }>,
  ambient: Pick<Ambient, 'fetch' | 'sleep' | 'random'>,
): LanguageModelV4 {
  const provider = createOpenAICompatible({
    name: config.provider,
    fetch: repeatOnce(ambient),
    includeUsage: true,
    ...(config.provider === 'azure-openai' ? azureAddress(config) : openAIAddress(config)),
  });
  return provider(config.model);
}

function openAIAddress({ baseUrl, apiKey }: { baseUrl: string; apiKey: string | null }) {
  return { baseURL: baseUrl, ...(apiKey === null ? {} : { apiKey }) };
}

/** Azure's portal shows the resource's endpoint without the path under which its models answer. */
function azureAddress({ baseUrl, apiKey }: { baseUrl: string; apiKey: string }) {
  const { hostname, pathname, origin } = new URL(baseUrl);
  const headers = { 'api-key': apiKey };
  if (!/\.azure\.com$/.test(hostname)) return { baseURL: baseUrl, headers };
  const folder = pathname === '/' ? `${origin}/openai` : baseUrl;
  const baseURL = folder.endsWith('/v1') ? folder : `${folder}/v1`;
  return { baseURL, headers, queryParams: { 'api-version': 'v1' } };
}
