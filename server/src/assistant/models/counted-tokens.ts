import type { LanguageModelV4Prompt, LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { estimateTokens } from '../context/estimate.ts';

/**
 * Tells what an answer cost once it is over, however it ends: by the provider's own count, or by an estimate where
 * it broke off, was stopped, or comes without a count.
 */
export function countingTokens(
  prompt: LanguageModelV4Prompt,
  onSpent: (tokens: { inputTokens: number; outputTokens: number }) => void,
): TransformStream<LanguageModelV4StreamPart, LanguageModelV4StreamPart> {
  let said = '';
  let told = false;
  const tell = (input?: number, output?: number) => {
    if (told) return;
    told = true;
    onSpent({
      inputTokens: input ?? estimateTokens(prompt),
      outputTokens: output ?? estimateTokens(said),
    });
  };
  return new TransformStream({
    transform(part, controller) {
      if (part.type === 'finish') tell(part.usage.inputTokens.total, part.usage.outputTokens.total);
      else if ('delta' in part && typeof part.delta === 'string') said += part.delta;
      controller.enqueue(part);
    },
    flush: () => tell(),
    cancel: () => tell(),
  });
}
