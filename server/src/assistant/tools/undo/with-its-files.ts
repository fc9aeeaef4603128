import type { Change } from '../../changes.ts';
import { deletedRow, type WritePlan } from '../write-plan.ts';

/** A change that is to be undone. */
export interface ToUndo {
  readonly change: Change;
  /** Of a creation: what was attached to the issue in the same plan. */
  readonly files: readonly Change[];
}

/** The changes, with what was attached to a new issue beside its creation. */
export function withTheirFiles(changes: readonly Change[]): ToUndo[] {
  const created = new Set(
    changes.flatMap(({ operation, issueKey }) => (operation.kind === 'create' ? [issueKey] : [])),
  );
  const goesAlong = ({ operation, issueKey }: Change): boolean =>
    operation.kind === 'attach' && operation.newAt !== undefined && created.has(issueKey);
  const along = changes.filter(goesAlong);
  return changes
    .filter((change) => !goesAlong(change))
    .map((change) => ({
      change,
      files:
        change.operation.kind === 'create'
          ? along.filter(({ issueKey }) => issueKey === change.issueKey)
          : [],
    }));
}

/**
 * The plan that deletes an issue, for what was attached to it as well: that goes with the issue, and comes again with it.
 * Undefined for a plan that leaves the issue there.
 */
export function deletedWithFiles(planned: WritePlan, files: readonly Change[]): WritePlan | undefined {
  if (planned.kind === 'nothing') return undefined;
  const [deletion, ...others] = planned.operations;
  if (deletion?.kind !== 'delete-issue' || others.length > 0) return undefined;
  const kept = files.flatMap(({ operation }) => (operation.kind === 'attach' ? operation.files : []));
  const rows = kept.map(({ name }) => deletedRow('attachment', 'Attachment', name));
  const { plan } = planned;
  return {
    ...planned,
    plan: {
      ...plan,
      issues: plan.issues.map((issue) => ({ ...issue, changes: [...issue.changes, ...rows] })),
    },
    operations: [{ ...deletion, alsoUndoes: files.map(({ id }) => id), files: kept }],
  };
}
