import type { LanguageModelV4, LanguageModelV4StreamPart, LanguageModelV4Usage } from '@ai-sdk/provider';
import type { ToolName, ToolTypes } from '@sidelight/contract';

/** Nobody was asked for it. */
const usage: LanguageModelV4Usage = {
  inputTokens: { total: 0, noCache: 0, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 0, text: 0, reasoning: 0 },
};
const finishReason = { unified: 'tool-calls', raw: undefined } as const;

/** A call of a tool that no model need be asked for. */
export type FirstCall = {
  readonly [Name in ToolName]: { readonly toolName: Name; readonly input: ToolTypes[Name]['input'] };
}[ToolName];

/**
 * A model whose turn begins with calls that are known beforehand: the ready-made job that the person named ("/my-day"),
 * the rest of a change that is tried again. What comes of it is the model's to tell. For one turn.
 */
export function withCallsFirst(
  model: LanguageModelV4,
  first: readonly FirstCall[],
  newId: () => string,
): LanguageModelV4 {
  let isDue = true;
  const takeTurn = () => {
    const isFirst = isDue;
    isDue = false;
    return isFirst;
  };
  const calls = () =>
    first.map(({ toolName, input }) => ({
      type: 'tool-call' as const,
      toolCallId: newId(),
      toolName,
      input: JSON.stringify(input),
    }));
  return {
    specificationVersion: 'v4',
    provider: model.provider,
    modelId: model.modelId,
    supportedUrls: model.supportedUrls,
    async doGenerate(options) {
      if (!takeTurn()) return model.doGenerate(options);
      return { content: calls(), finishReason, usage, warnings: [] };
    },
    async doStream(options) {
      if (!takeTurn()) return model.doStream(options);
      const parts: LanguageModelV4StreamPart[] = [
        { type: 'stream-start', warnings: [] },
        ...calls(),
        { type: 'finish', finishReason, usage },
      ];
      return { stream: ReadableStream.from(parts) };
    },
  };
}
