import { createAzure } from '@ai-sdk/azure';
import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { Ambient } from '../../ambient.ts';
import type { LanguageModelConfig } from '../../model-settings.ts';
import { withOwnToolCallIds } from './own-tool-call-ids.ts';
import { repeatOnce } from './repeat-once.ts';

/** A deployment of Azure OpenAI by its v1 API, or a gateway in front of one. */
export function createAzureOpenAIModel(
  config: Extract<LanguageModelConfig, { provider: 'azure-openai' }>,
  ambient: Pick<Ambient, 'fetch' | 'sleep' | 'random' | 'newId'>,
): LanguageModelV4 {
  const provider = createAzure({
    baseURL: withApiPath(config.baseUrl),
    apiKey: config.apiKey,
    fetch: repeatOnce(ambient),
  });
  // Not the Responses API: it keeps what it is sent at the provider, and gateways rarely speak it.
  return withOwnToolCallIds(provider.chat(config.model), ambient.newId);
}

/** Azure's portal shows the resource's endpoint without the path under which its models answer. */
function withApiPath(baseUrl: string): string {
  const { hostname, pathname, origin } = new URL(baseUrl);
  return /\.azure\.com$/.test(hostname) && pathname === '/' ? `${origin}/openai` : baseUrl;
}
