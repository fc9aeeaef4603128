import type { Operation } from './operation.ts';

/** One write that was made, with what it takes to undo it. Times are milliseconds since 1970. */
export interface Change {
  readonly id: string;
  readonly at: number;
  readonly connectionId: string;
  readonly conversationId: string;
  readonly toolCallId: string;
  readonly issueKey: string;
  readonly operation: Operation;
}

/** The journal of the assistant's writes. A created issue or comment is undone by removing it, a change by its inverse. */
export interface ChangeJournal {
  record(change: Change): Promise<void>;
  /** The newest first. */
  list(connectionId: string, limit: number): Promise<Change[]>;
}
