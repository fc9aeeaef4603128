import {
  type Plan,
  type PlannedIssue,
  plannedIssueSchema,
  planSchema,
  type WriteOutput,
  writeOutputSchema,
} from '@sidelight/contract';
import { z } from 'zod';
import type { PlanReference } from './execution/planned-item.ts';
import { type Operation, operationSchema } from './operation.ts';
import type { AuditEntry, DecidedBy } from './trust/audit-log.ts';

/**
 * The life of a write. It only ever moves forward:
 * waiting → approved → running → finished, or waiting → refused | superseded | expired.
 * `approved` alone means nothing was written yet. `running` has a runner; when that process died, another goes on with
 * what is left.
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
  /** Every issue of the plan, in the order of the operations. */
  readonly issues: readonly PlannedIssue[];
  /** Run in this order, several at a time. At least one. */
  readonly operations: readonly Operation[];
  /** The change that this one undoes. */
  readonly undoes: string | null;
  /** What the person had said, cut. */
  readonly sentence: string | null;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly outcome: Outcome | null;
  /** What its entries in the journal have in common; null until it is run. */
  readonly changeId: string | null;
  /** Null until it is approved. */
  readonly decidedBy: DecidedBy | null;
  /** Until when its runner holds it; null for one that is not running, or that nobody will take over. */
  readonly runnerUntil: number | null;
}

export interface Runner {
  /** A process, or a turn of one. */
  readonly id: string;
  readonly until: number;
}

const bodySchema = z.strictObject({
  plan: planSchema,
  issues: z.array(plannedIssueSchema),
  operations: z.array(operationSchema).min(1),
  undoes: z.string().nullable(),
  sentence: z.string().nullable().default(null),
});

/** What a store keeps as text; before there were plans of several issues, each had one operation. */
export const plannedWriteBodySchema = z.union([
  bodySchema,
  z
    .strictObject({ plan: planSchema, operation: operationSchema })
    .transform(({ plan, operation }): z.output<typeof bodySchema> => {
      return {
        plan,
        issues: plan.issues,
        operations: [operation],
        undoes: operation.undoes ?? null,
        sentence: null,
      };
    }),
]);

/** What is kept in the same commit as a move. */
export interface MovedWith {
  readonly outcome?: Outcome;
  readonly decidedBy?: DecidedBy;
  readonly entry?: AuditEntry;
}

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
    along?: MovedWith,
  ): Promise<boolean>;
  /** From approved to running, by one runner. False when it was run before. */
  claim(write: PlanReference, runner: Runner, changeId: string, at: number): Promise<boolean>;
  /** The runner goes on for longer. False when another has taken it over. */
  hold(write: PlanReference, runner: Runner): Promise<boolean>;
  /** Running writes that nobody holds any more: they are the runner's now. */
  takeOver(runner: Runner, at: number): Promise<PlannedWrite[]>;
  /** Gives a running write back, for another process to take over at once. */
  release(write: PlanReference, runnerId: string, at: number): Promise<void>;
  /** Every waiting write of the conversation becomes superseded; answers their tool calls. */
  supersede(conversationId: string, at: number): Promise<string[]>;
}
