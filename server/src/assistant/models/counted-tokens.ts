import type { LanguageModelV4Prompt, LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { estimateTokens } from '../context/estimate.ts';

/**
 * What an answer costs, told once it is over, however it ends: by the provider's own count, or by an estimate where it
 * broke off, was stopped, or comes without a count.
 */
export class CountedTokens {
  readonly #prompt: LanguageModelV4Prompt;
  readonly #onSpent: (tokens: { inputTokens: number; outputTokens: number }) => void;
  #said = '';
  #told = false;

  constructor(
    prompt: LanguageModelV4Prompt,
    onSpent: (tokens: { inputTokens: number; outputTokens: number }) => void,
  ) {
    this.#prompt = prompt;
    this.#onSpent = onSpent;
  }

  part(part: LanguageModelV4StreamPart): void {
    if (part.type === 'finish') this.#tell(part.usage.inputTokens.total, part.usage.outputTokens.total);
    else if ('delta' in part && typeof part.delta === 'string') this.#said += part.delta;
  }

  ended(): void {
    this.#tell();
  }

  #tell(input?: number, output?: number): void {
    if (this.#told) return;
    this.#told = true;
    this.#onSpent({
      inputTokens: input ?? estimateTokens(this.#prompt),
      outputTokens: output ?? estimateTokens(this.#said),
    });
  }
}
