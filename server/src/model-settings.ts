import type { EnvironmentReader } from './environment.ts';

/** Which model answers. */
export type ModelConfig = { readonly provider: 'built-in' } | LanguageModelConfig;

/** A language model behind an address. No address ends with a slash. */
export type LanguageModelConfig =
  | {
      readonly provider: 'openai-compatible';
      /** Up to and with /v1. */
      readonly baseUrl: string;
      readonly model: string;
      readonly apiKey: string | null;
    }
  | {
      readonly provider: 'anthropic';
      /** Up to and with /v1. */
      readonly baseUrl: string;
      readonly model: string;
      readonly apiKey: string;
    }
  | {
      readonly provider: 'azure-openai';
      /** https://RESOURCE.openai.azure.com/openai; of another host (a gateway) up to /chat/completions. */
      readonly baseUrl: string;
      /** The name of the deployment, which Azure knows models by. */
      readonly model: string;
      readonly apiKey: string;
    };

const providers = ['built-in', 'openai-compatible', 'anthropic', 'azure-openai'] as const;

export function readModel(read: EnvironmentReader): ModelConfig {
  const provider = read.choice('MODEL_PROVIDER', providers) ?? 'built-in';
  const baseUrl = read.url('MODEL_BASE_URL')?.replace(/\/+$/, '') ?? null;
  const model = read.text('MODEL_NAME');
  const apiKey = read.text('MODEL_API_KEY');
  if (provider === 'built-in') {
    if (baseUrl !== null || model !== null || apiKey !== null) {
      read.fault(
        'MODEL_PROVIDER',
        `is not set although other MODEL_ settings are. Set it to ${providers.slice(1).join(' or ')}, or remove them.`,
      );
    }
    return { provider };
  }
  if (model === null) {
    read.missing(
      'MODEL_NAME',
      provider === 'azure-openai'
        ? "the deployment's name"
        : 'the name by which the provider knows the model',
    );
  }
  const named = { model: model ?? '' };
  if (provider === 'openai-compatible') {
    if (baseUrl === null) read.missing('MODEL_BASE_URL', 'the address up to and with /v1');
    return { provider, ...named, baseUrl: baseUrl ?? '', apiKey };
  }
  if (apiKey === null) read.missing('MODEL_API_KEY', 'the key that the provider gave out');
  const keyed = { ...named, apiKey: apiKey ?? '' };
  if (provider === 'anthropic') {
    return { provider, ...keyed, baseUrl: baseUrl ?? 'https://api.anthropic.com/v1' };
  }
  if (baseUrl === null) read.missing('MODEL_BASE_URL', 'https://RESOURCE.openai.azure.com/openai');
  return { provider, ...keyed, baseUrl: baseUrl ?? '' };
}
