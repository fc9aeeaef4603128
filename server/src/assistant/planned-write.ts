import { type Plan, planSchema, type WriteOutput, writeOutputSchema } from '@sidelight/contract';
import { z } from 'zod';
import { type Operation, operationSchema } from './operation.ts';

/**
 * The life of a write. It only ever moves forward:
 * waiting → approved → running → finished, or waiting → refused | superseded | expired.
 * `approved` alone means nothing was written yet; `running` without a result means that the process died in
 * between, and nobody can tell from here: it is never run again.
 */
export type PlannedWriteState =
  | 'waiting'
  | 'approved'
  | 'running'
  | 'finished'
  | 'refused'
  | 'superseded'
  | 'expired';

export const outcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('done'), output: writeOutputSchema }),
  z.strictObject({ kind: z.literal('failed'), message: z.string() }),
]);
export type Outcome =
  | { readonly kind: 'done'; readonly output: WriteOutput }
  | { readonly kind: 'failed'; readonly message: string };

/** A write that was shown to a person, and what became of it. Times are milliseconds since 1970. */
export interface PlannedWrite {
  readonly conversationId: string;
  readonly connectionId: string;
  readonly toolCallId: string;
  readonly state: PlannedWriteState;
  readonly plan: Plan;
  readonly operation: Operation;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly outcome: Outcome | null;
}

/** What a store keeps as text. */
export const plannedWriteBodySchema = z.strictObject({ plan: planSchema, operation: operationSchema });

/** Where planned writes are kept. Every move is one atomic statement: of two that race, one sees false. */
export interface PlannedWriteStore {
  /** Throws when this conversation already has a write under the same tool call. */
  add(write: PlannedWrite): Promise<void>;
  find(conversationId: string, toolCallId: string): Promise<PlannedWrite | null>;
  /** All of a conversation, oldest first. */
  list(conversationId: string): Promise<PlannedWrite[]>;
  /** True when the write was in `from` and now is in `to`. */
  move(
    write: { readonly conversationId: string; readonly toolCallId: string },
    from: PlannedWriteState,
    to: PlannedWriteState,
    at: number,
    outcome?: Outcome,
  ): Promise<boolean>;
  /** Every waiting write of the conversation becomes superseded; answers their tool calls. */
  supersede(conversationId: string, at: number): Promise<string[]>;
}
