import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { Situation } from '@sidelight/language';
import type { Ambient } from '../../ambient.ts';
import { type LanguageModelConfig, type ModelConfig, seesPictures } from '../../model-settings.ts';
import { withFittedPrompt } from '../context/fitted-prompt.ts';
import { withMarkedResults } from './marked-results.ts';
import {
  type ChainedModel,
  type ChainLimits,
  createModelChain,
  type ModelChainParts,
} from './model-chain.ts';
import { type ModelHealth, ModelRests } from './model-rests.ts';
import { withOwnToolCallIds } from './own-tool-call-ids.ts';
import { withFiles, withoutPictures, withPicturesAfterResults } from './with-files.ts';

/** Where the words of a turn come from. */
export interface ModelSource {
  /** True when one of the models sees nothing but the prompt. The built-in model reads the situation itself. */
  readonly needsInstructions: boolean;
  /** How many of the newest messages a turn looks at: what is older is in the conversation's summary, if anywhere. */
  readonly mostMessages: number;
  /** The model of one turn, behind which there may be several. Their code is loaded when they are asked. */
  forTurn(turn: ModelTurn): LanguageModelV4;
  /** The same without the built-in model, for texts that are no answer to a person. Null where there is no other. */
  forText(turn: Omit<ModelTurn, 'situation'>): LanguageModelV4 | null;
  /** How each model is, in the order in which they are asked. */
  health(): readonly ModelHealth[];
}

export interface ModelTurn extends Pick<ModelChainParts, 'onAnswering' | 'usedUp' | 'onSpent' | 'log'> {
  readonly situation: () => Promise<Situation>;
}

/** Far more than stand open after a summary was made, so that none falls between. */
const mostMessagesSummedUp = 120;
/** It looks at what was said last. */
const mostMessagesOfBuiltIn = 40;

type ModelAmbient = Pick<Ambient, 'fetch' | 'sleep' | 'random' | 'newId' | 'now'>;

/** `configs`: at least one, in the order in which they are asked. */
export function createModelSource(
  configs: readonly ModelConfig[],
  ambient: ModelAmbient,
  limits: ChainLimits & { readonly contextTokens: number },
): ModelSource {
  const rests = new ModelRests(() => ambient.now());
  const models = configs.map((config, index) => ({ config, name: nameOf(config, index, configs) }));
  const loaded = new Map<string, Promise<LanguageModelV4>>();
  const load = (name: string, config: LanguageModelConfig): Promise<LanguageModelV4> => {
    const known = loaded.get(name) ?? loadLanguageModel(config, ambient, limits.contextTokens);
    loaded.set(name, known);
    return known;
  };
  const needsInstructions = configs.some(({ provider }) => provider !== 'built-in');
  return {
    needsInstructions,
    mostMessages: needsInstructions ? mostMessagesSummedUp : mostMessagesOfBuiltIn,
    forTurn({ situation, ...turn }) {
      let builtIn: Promise<LanguageModelV4> | undefined;
      const chained = models.map(({ config, name }): ChainedModel => {
        if (config.provider !== 'built-in') return { name, counted: true, load: () => load(name, config) };
        return {
          name,
          counted: false,
          load() {
            builtIn ??= loadBuiltIn(situation, ambient);
            return builtIn;
          },
        };
      });
      return createModelChain({ models: chained, rests, limits, ...turn });
    },
    forText(turn) {
      const chained = models.flatMap(({ config, name }): ChainedModel[] =>
        config.provider === 'built-in' ? [] : [{ name, counted: true, load: () => load(name, config) }],
      );
      return chained.length === 0 ? null : createModelChain({ models: chained, rests, limits, ...turn });
    },
    health: () => models.map(({ name }) => ({ name, rest: rests.restOf(name) })),
  };
}

/** As it is shown to the person and kept with the message. */
function nameOf(config: ModelConfig, index: number, all: readonly ModelConfig[]): string {
  if (config.provider === 'built-in') return 'built-in';
  const namesakes = all.filter((other) => other.provider !== 'built-in' && other.model === config.model);
  return namesakes.length < 2 ? config.model : `${config.model} (${index + 1})`;
}

async function loadBuiltIn(
  situation: () => Promise<Situation>,
  { newId }: Pick<Ambient, 'newId'>,
): Promise<LanguageModelV4> {
  const [{ createBuiltInModel }, present] = await Promise.all([
    import('./built-in/built-in-model.ts'),
    situation(),
  ]);
  return withoutPictures(createBuiltInModel({ ...present, newId }));
}

/** Each provider's code is loaded only where it is configured. */
async function loadLanguageModel(
  config: LanguageModelConfig,
  ambient: ModelAmbient,
  contextTokens: number,
): Promise<LanguageModelV4> {
  const provider = await providerOf(config, ambient);
  const model = config.provider === 'anthropic' ? provider : withPicturesAfterResults(provider);
  const fitted = withFittedPrompt(withOwnToolCallIds(model, ambient.newId), contextTokens);
  return withFiles(withMarkedResults(fitted), { images: seesPictures(config) });
}

async function providerOf(config: LanguageModelConfig, ambient: ModelAmbient): Promise<LanguageModelV4> {
  switch (config.provider) {
    case 'openai-compatible':
    case 'azure-openai':
      return (await import('./openai-compatible.ts')).createOpenAICompatibleModel(config, ambient);
    case 'anthropic':
      return (await import('./anthropic.ts')).createAnthropicModel(config, ambient);
  }
}
