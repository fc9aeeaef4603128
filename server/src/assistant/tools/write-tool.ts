import type { Action } from '@sidelight/contract';
import type { Schema } from 'ai';
import type { z } from 'zod';
import { toolInput } from './tool-input.ts';
import type { Planner } from './write-plan.ts';

/** A tool that writes once the person approves. */
export interface WriteTool<Input> {
  /** For a model. */
  readonly description: string;
  readonly input: Schema<Input>;
  readonly plan: Planner<Input>;
  /** Whether a call only reads, and so needs no plan. */
  readonly reads?: (input: Input) => boolean;
  /** What an attempt was after of which no plan came. */
  readonly attempt: { readonly action: Action; readonly title: string };
}

export function writeTool<Input>({
  input,
  ...tool
}: Omit<WriteTool<Input>, 'input'> & { readonly input: z.ZodType<Input> }): WriteTool<Input> {
  return { ...tool, input: toolInput(input) };
}
