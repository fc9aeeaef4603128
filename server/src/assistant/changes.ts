import { z } from 'zod';
import type { Operation } from './operation.ts';
import { keptFileSchema } from './tools/attachments/attachment-operations.ts';
import { seenSchema } from './tools/change/seen-fields.ts';
import { documentSchema } from './tools/comments/comment-operations.ts';

/** How long a change can be undone. */
export const undoLifetimeMs = 30 * 24 * 60 * 60_000;

/** What Jira held after a write, read back: what is different later was changed by somebody else. */
export const madeSchema = z.strictObject({
  /** As in the plan: by Jira's field id, as comparable text. */
  fields: seenSchema,
  /** The comment that was added, in Markdown. */
  comment: z.strictObject({ id: z.string(), body: z.string() }).nullable(),
  /**
   * What the comment or the work log said then, in Jira's own form; null where it said nothing. Left out by versions that
   * looked at the Markdown alone.
   */
  document: documentSchema.nullable().optional(),
  /** Of the work that was logged. */
  worklogId: z.string().optional(),
  /** The remaining estimate after work was logged, changed or deleted, in seconds. */
  remaining: z.int().nullable().optional(),
  /** Of the link that was made. */
  linkId: z.string().optional(),
  /** Of the attachments that were added. */
  attachmentIds: z.array(z.string()).optional(),
  /** What was kept of the attachments that were deleted. */
  kept: z.array(keptFileSchema).optional(),
});
export type Made = z.infer<typeof madeSchema>;

/** One write that was made, with what it takes to undo it. Times are milliseconds since 1970. */
export interface Change {
  readonly id: string;
  /** The plan it was made by: what a person undoes as one. Of a plan with one operation, the same as `id`. */
  readonly changeId: string;
  readonly at: number;
  readonly connectionId: string;
  readonly conversationId: string;
  readonly toolCallId: string;
  readonly issueKey: string;
  readonly operation: Operation;
  /** Null for changes of a version that did not write it down: they cannot be undone. */
  readonly made: Made | null;
  readonly undoneAt: number | null;
}

/** The journal of the assistant's writes. A created issue or comment is undone by removing it, a change by its inverse. */
export interface ChangeJournal {
  record(change: Change): Promise<void>;
  /** The newest first. */
  list(connectionId: string, limit: number): Promise<Change[]>;
  /** All that this connection made under one `changeId`, in the order in which it was made. */
  find(connectionId: string, changeId: string): Promise<Change[]>;
  /** The same of the newest change of a conversation, made after `since`, of which something is not undone. */
  newestToUndo(where: {
    readonly connectionId: string;
    readonly conversationId: string;
    readonly since: number;
  }): Promise<Change[]>;
  /** Of each change: of how many writes it is, and how many of them were undone. */
  undone(
    connectionId: string,
    changeIds: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly total: number; readonly undone: number }>>;
  /** The undo failed: the change can be undone again. */
  markNotUndone(connectionId: string, id: string): Promise<void>;
  forgetBefore(at: number): Promise<void>;
}
