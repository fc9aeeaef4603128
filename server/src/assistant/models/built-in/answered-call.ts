import type { LanguageModelV4ToolResultOutput } from '@ai-sdk/provider';
import { type SearchIssuesInput, searchIssuesInputSchema } from '@sidelight/contract';

/** A call that was answered: by a result, an error or a refusal. */
export interface AnsweredCall {
  readonly toolName: string;
  readonly input: unknown;
  readonly output: LanguageModelV4ToolResultOutput;
}

/** What a search asked for; nothing where the input is of another shape. */
export function searchInput(input: unknown): Partial<SearchIssuesInput> {
  const read = searchIssuesInputSchema.safeParse(input);
  return read.success ? read.data : {};
}
