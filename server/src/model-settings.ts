import type { EnvironmentReader } from './environment.ts';

/** Which model answers. */
export type ModelConfig = { readonly provider: 'built-in' } | LanguageModelConfig;

/** A language model behind an address. No address ends with a slash. */
export type LanguageModelConfig = Provider & {
  /** Whether it sees pictures; where nothing is said, those of Anthropic and Azure do. */
  readonly images?: boolean;
};

export function seesPictures({ provider, images }: LanguageModelConfig): boolean {
  return images ?? provider !== 'openai-compatible';
}

type Provider =
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

/** The first is set by MODEL_PROVIDER and so on, those to ask after it by MODEL_2_PROVIDER, MODEL_3_PROVIDER, … */
const mostModels = 5;

/** At least one. Any but the last may fail and the next one is asked. */
export function readModels(read: EnvironmentReader): readonly ModelConfig[] {
  const further = Array.from({ length: mostModels - 1 }, (_, index) => `MODEL_${index + 2}_`);
  const given = further.filter((prefix) =>
    ['PROVIDER', 'BASE_URL', 'NAME', 'API_KEY'].some((name) => read.text(prefix + name) !== null),
  );
  const prefixes = ['MODEL_', ...given];
  return prefixes.map((prefix, index) => {
    const model = readModel(read, prefix);
    if (model.provider === 'built-in' && index < prefixes.length - 1) {
      read.fault(
        `${prefix}PROVIDER`,
        `must name another model than built-in, which always answers: ${prefixes[index + 1]}PROVIDER would never be asked. Put built-in last.`,
      );
    }
    return model;
  });
}

function readModel(read: EnvironmentReader, prefix: string): ModelConfig {
  const provider = read.choice(`${prefix}PROVIDER`, providers) ?? 'built-in';
  const baseUrl = read.url(`${prefix}BASE_URL`)?.replace(/\/+$/, '') ?? null;
  const model = read.text(`${prefix}NAME`);
  const apiKey = read.text(`${prefix}API_KEY`);
  const images = read.flag(`${prefix}IMAGES`);
  if (provider === 'built-in') {
    if (baseUrl !== null || model !== null || apiKey !== null) {
      read.fault(
        `${prefix}PROVIDER`,
        `is not set although other ${prefix} settings are. Set it to ${providers.slice(1).join(' or ')}, or remove them.`,
      );
    }
    return { provider };
  }
  if (model === null) {
    read.missing(
      `${prefix}NAME`,
      provider === 'azure-openai'
        ? "the deployment's name"
        : 'the name by which the provider knows the model',
    );
  }
  const named = { model: model ?? '', ...(images === null ? {} : { images }) };
  if (provider === 'openai-compatible') {
    if (baseUrl === null) read.missing(`${prefix}BASE_URL`, 'the address up to and with /v1');
    return { provider, ...named, baseUrl: baseUrl ?? '', apiKey };
  }
  if (apiKey === null) read.missing(`${prefix}API_KEY`, 'the key that the provider gave out');
  const keyed = { ...named, apiKey: apiKey ?? '' };
  if (provider === 'anthropic') {
    return { provider, ...keyed, baseUrl: baseUrl ?? 'https://api.anthropic.com/v1' };
  }
  if (baseUrl === null) read.missing(`${prefix}BASE_URL`, 'https://RESOURCE.openai.azure.com/openai');
  return { provider, ...keyed, baseUrl: baseUrl ?? '' };
}
