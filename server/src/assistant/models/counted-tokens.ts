import type { LanguageModelV4Prompt, LanguageModelV4StreamPart } from '@ai-sdk/provider';

/** Of plain text and JSON in any of the usual models, roughly; more would only be lost on the next one. */
const charactersPerToken = 4;

export function estimatedTokens(characters: number): number {
  return Math.ceil(characters / charactersPerToken);
}

/**
 * Tells what an answer cost once it is over, however it ends: by the provider's own count, or by an estimate where
 * it broke off, was stopped, or comes without a count.
 */
export function countingTokens(
  prompt: LanguageModelV4Prompt,
  onSpent: (tokens: { inputTokens: number; outputTokens: number }) => void,
): TransformStream<LanguageModelV4StreamPart, LanguageModelV4StreamPart> {
  let said = 0;
  let told = false;
  const tell = (input?: number, output?: number) => {
    if (told) return;
    told = true;
    onSpent({
      inputTokens: input ?? estimatedTokens(JSON.stringify(prompt).length),
      outputTokens: output ?? estimatedTokens(said),
    });
  };
  return new TransformStream({
    transform(part, controller) {
      if (part.type === 'finish') tell(part.usage.inputTokens.total, part.usage.outputTokens.total);
      else if ('delta' in part && typeof part.delta === 'string') said += part.delta.length;
      controller.enqueue(part);
    },
    flush: () => tell(),
    cancel: () => tell(),
  });
}
