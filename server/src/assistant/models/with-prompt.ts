import type { LanguageModelV4, LanguageModelV4Prompt } from '@ai-sdk/provider';

/** A model that is sent its prompts as `change` makes them. */
export function withPrompt(
  model: LanguageModelV4,
  change: (prompt: LanguageModelV4Prompt) => LanguageModelV4Prompt,
): LanguageModelV4 {
  return {
    specificationVersion: 'v4',
    provider: model.provider,
    modelId: model.modelId,
    supportedUrls: model.supportedUrls,
    doGenerate: (options) => model.doGenerate({ ...options, prompt: change(options.prompt) }),
    doStream: (options) => model.doStream({ ...options, prompt: change(options.prompt) }),
  };
}
