import { type PlanProgress, type WriteOutput, writeOutputSchema } from '@sidelight/contract';
import { z } from 'zod';
import type { Change } from '../changes.ts';
import type { PlannedWrite } from '../planned-write.ts';

/**
 * What became of one operation of a plan. `uncertain` is written or not, and nobody here can tell; `skipped` was
 * stopped before its turn. An item without a record has not been begun.
 */
export const itemOutcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('done'), output: writeOutputSchema }),
  z.strictObject({
    kind: z.literal('failed'),
    message: z.string(),
    /** Somebody else had changed it meanwhile; nothing was written. */
    changed: z.literal(true).optional(),
  }),
  z.strictObject({ kind: z.enum(['uncertain', 'skipped']), message: z.string() }),
]);
export type ItemOutcome =
  | { readonly kind: 'done'; readonly output: WriteOutput }
  | { readonly kind: 'failed'; readonly message: string; readonly changed?: true | undefined }
  | { readonly kind: 'uncertain' | 'skipped'; readonly message: string };

/** One operation of a plan that was begun. */
export interface PlannedItem {
  /** Its place in the plan, from 0. */
  readonly position: number;
  /** Milliseconds since 1970. */
  readonly begunAt: number;
  /** Null while it runs, and when its process died meanwhile. */
  readonly outcome: ItemOutcome | null;
}

export interface PlanReference {
  readonly conversationId: string;
  readonly toolCallId: string;
}

/** Changes in the journal that an item undoes. */
export interface Undoes {
  readonly connectionId: string;
  /** The one that decides whether it may, then those that go with it. */
  readonly changes: readonly [string, ...string[]];
}

/** Where the progress of approved plans is kept. */
export interface PlannedItemStore {
  /** Those that were begun, in the order of the plan. */
  list(plan: PlanReference): Promise<PlannedItem[]>;
  /**
   * Durable before anything is sent to Jira. What the item undoes is marked as undone in the same transaction, so an item
   * that was begun has it for itself, also after a crash. False, with nothing written, when the first of it was undone
   * before: of two that race, one sees false.
   */
  begin(plan: PlanReference, position: number, at: number, undoes: Undoes | null): Promise<boolean>;
  /** Together with the entry in the journal, so that what was written can always be undone. */
  finish(plan: PlanReference, position: number, outcome: ItemOutcome, change: Change | null): Promise<void>;
}

/** How far a plan is. `outcomes`: of its items, null or missing for those that are not over. */
export function progressOf(
  { toolCallId, operations }: Pick<PlannedWrite, 'toolCallId' | 'operations'>,
  outcomes: readonly (ItemOutcome | null)[],
): PlanProgress {
  const ended = outcomes.filter((outcome) => outcome !== null);
  const done = ended.filter(({ kind }) => kind === 'done').length;
  return { toolCallId, done, failed: ended.length - done, total: operations.length };
}
