import type { Action, AuditEvent, AuditLine } from '@sidelight/contract';
import type { Outcome, PlannedWrite } from '../planned-write.ts';
import { keysOf } from './action.ts';

/** Who decided: the person for this very plan, a rule of theirs, or the server by itself. */
export type DecidedBy = AuditLine['by'];

/** One line. Times are milliseconds since 1970. */
export interface AuditEntry {
  readonly at: number;
  readonly connectionId: string;
  readonly conversationId: string | null;
  readonly event: AuditEvent;
  readonly by: DecidedBy;
  readonly action: Action;
  readonly title: string;
  readonly site: string | null;
  /** Keys of the first of them. */
  readonly issues: readonly string[];
  readonly total: number;
  readonly sentence: string | null;
  readonly detail: string | null;
  readonly changeId: string | null;
}

/** As it is read back: with the person as they were called then, also when they have gone since. */
export interface KeptAuditEntry extends AuditEntry {
  /** Rises with every line. */
  readonly id: number;
  readonly person: { readonly displayName: string; readonly accountId: string } | null;
}

/**
 * What was asked for, who decided, and what became of it. Only ever added to, until it is old. What decides over a write or ends it is
 * added in the same commit: see `PlannedWriteStore.move`.
 */
export interface AuditLog {
  record(entry: AuditEntry): Promise<void>;
  /** Newest first. */
  list(criteria: {
    /** Null for everybody. */
    readonly connectionId: string | null;
    /** Empty for all. */
    readonly events: readonly AuditEvent[];
    /** Folded; empty for all. */
    readonly words: string;
    /** Only lines before this one; null for the newest. */
    readonly before: number | null;
    readonly limit: number;
  }): Promise<KeptAuditEntry[]>;
  forgetBefore(at: number): Promise<void>;
}

const mostKeys = 50;
export const longestSentence = 500;

/** What was said, as it is kept beside a change. */
export function sentenceOf(text: string | undefined): string | null {
  const flat = text?.replaceAll(/\s+/g, ' ').trim() ?? '';
  if (flat === '') return null;
  return flat.length <= longestSentence ? flat : `${flat.slice(0, longestSentence - 1)}…`;
}

/** The line about a plan. */
export function entryOf(
  write: PlannedWrite,
  what: Pick<AuditEntry, 'at' | 'event' | 'by'> & {
    readonly detail?: string;
    readonly keys?: string[];
  },
): AuditEntry {
  const { keys = [...new Set(write.operations.flatMap(keysOf))], detail = null, ...rest } = what;
  return {
    ...rest,
    connectionId: write.connectionId,
    conversationId: write.conversationId,
    action: write.plan.action,
    title: write.plan.title,
    site: write.operations[0]?.siteUrl ?? null,
    issues: keys.slice(0, mostKeys),
    total: write.operations.length,
    sentence: write.sentence,
    detail,
    changeId: write.changeId,
  };
}

/** The line about the end of a plan. */
export function endEntryOf(write: PlannedWrite, outcome: Outcome, at: number): AuditEntry {
  const by = write.decidedBy ?? 'person';
  if (outcome.kind === 'failed') return entryOf(write, { at, by, event: 'failed', detail: outcome.message });
  const { issue, many, ignoredFields } = outcome.output;
  const isPart = many !== undefined && many.failed.length > 0;
  const written = many === undefined ? [issue.key] : many.issues.map(({ key }) => key);
  const created = write.operations.every(({ kind }) => kind === 'create');
  const detail = isPart || ignoredFields.length > 0 ? { detail: outcome.output.done } : {};
  return entryOf(write, {
    at,
    by,
    event: isPart ? 'partly-done' : 'done',
    ...detail,
    ...(created || isPart ? { keys: written } : {}),
  });
}
