import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { Situation } from '@sidelight/language';
import type { Ambient } from '../../ambient.ts';
import type { LanguageModelConfig, ModelConfig } from '../../model-settings.ts';

/** Where the words of a turn come from. */
export interface ModelSource {
  /** Shown to the person under an answer, and kept with the message. */
  readonly name: string;
  /**
   * True for a model that only sees the prompt: it needs the instructions, shortened tool results and ids of
   * its tool calls that cannot repeat. The built-in model reads the situation itself.
   */
  readonly needsInstructions: boolean;
  /** The model of one turn. Its code is loaded with the first. */
  forTurn(situation: () => Promise<Situation>): Promise<LanguageModelV4>;
}

export function createModelSource(
  config: ModelConfig,
  ambient: Pick<Ambient, 'fetch' | 'sleep' | 'random' | 'newId'>,
): ModelSource {
  switch (config.provider) {
    case 'built-in':
      return {
        name: 'built-in',
        needsInstructions: false,
        async forTurn(situation) {
          const [{ createBuiltInModel }, present] = await Promise.all([import('./built-in.ts'), situation()]);
          return createBuiltInModel({ ...present, newId: ambient.newId });
        },
      };
    default: {
      let loaded: Promise<LanguageModelV4> | undefined;
      return {
        name: config.model,
        needsInstructions: true,
        forTurn() {
          loaded ??= loadLanguageModel(config, ambient);
          return loaded;
        },
      };
    }
  }
}

/** Each provider's code is loaded only where it is configured. */
async function loadLanguageModel(
  config: LanguageModelConfig,
  ambient: Pick<Ambient, 'fetch' | 'sleep' | 'random' | 'newId'>,
): Promise<LanguageModelV4> {
  switch (config.provider) {
    case 'openai-compatible':
      return (await import('./openai-compatible.ts')).createOpenAICompatibleModel(config, ambient);
    case 'anthropic':
      return (await import('./anthropic.ts')).createAnthropicModel(config, ambient);
    case 'azure-openai':
      return (await import('./azure-openai.ts')).createAzureOpenAIModel(config, ambient);
  }
}
