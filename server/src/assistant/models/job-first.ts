import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4StreamPart,
  LanguageModelV4Usage,
} from '@ai-sdk/provider';
import type { RunJobInput } from '@sidelight/contract';

/** Nobody was asked for it. */
const usage: LanguageModelV4Usage = {
  inputTokens: { total: 0, noCache: 0, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 0, text: 0, reasoning: 0 },
};
const finishReason = { unified: 'tool-calls', raw: undefined } as const;

/**
 * A model whose turn begins with a ready-made job that the person named ("/my-day"): the first step is the call of
 * that job, which no model need be asked for; what was gathered is the model's to tell.
 */
export function withJobFirst(
  model: LanguageModelV4,
  input: RunJobInput,
  newId: () => string,
): LanguageModelV4 {
  const call = () => ({
    type: 'tool-call' as const,
    toolCallId: newId(),
    toolName: 'run_job',
    input: JSON.stringify(input),
  });
  return {
    specificationVersion: 'v4',
    provider: model.provider,
    modelId: model.modelId,
    supportedUrls: model.supportedUrls,
    async doGenerate(options) {
      if (!beginsTurn(options)) return model.doGenerate(options);
      return { content: [call()], finishReason, usage, warnings: [] };
    },
    async doStream(options) {
      if (!beginsTurn(options)) return model.doStream(options);
      const parts: LanguageModelV4StreamPart[] = [
        { type: 'stream-start', warnings: [] },
        call(),
        { type: 'finish', finishReason, usage },
      ];
      return { stream: ReadableStream.from(parts) };
    },
  };
}

function beginsTurn({ prompt }: LanguageModelV4CallOptions): boolean {
  return prompt.at(-1)?.role === 'user';
}
