import { AssistantError } from '../../assistant-error.ts';
import type { Change, Made } from '../../changes.ts';
import { type ChangeSource, sourceFor, sourceOfOne } from '../change/change-source.ts';
import { planBack } from '../change/undo-edit.ts';
import { planComment } from '../comments/add-comment.ts';
import { planCommentBack } from '../comments/edit-comment.ts';
import { planCommentRemoval } from '../comments/undo-comment.ts';
import { planCreationAgain, planRemoval } from '../create/undo-creation.ts';
import { planFollowBack } from '../follow/follow-issue.ts';
import { planLinkAgain, planUnlink } from '../links/link-issues.ts';
import { combined } from '../several-plans.ts';
import { planWorkAgain, planWorklogRemoval } from '../worklogs/log-work.ts';
import type { PlanningSituation, WritePlan } from '../write-plan.ts';

/**
 * What takes a change back, from what Jira holds now. What was changed since by somebody else is named in a
 * warning and stays as it is. Throws like every planner.
 */
export async function planUndo(changes: readonly Change[], situation: PlanningSituation): Promise<WritePlan> {
  const [first, ...others] = changes;
  if (first === undefined) throw impossible('Nothing of it is left to undo.');
  if (others.length === 0) return planUndoOf(first, situation, sourceOfOne(situation.account));
  const edited = changes.filter(({ operation }) => operation.kind === 'change');
  const source = await sourceFor(
    edited.map(({ issueKey }) => issueKey),
    situation.account,
  );
  const inOrder = changes.toSorted((one, other) => byKey.compare(one.issueKey, other.issueKey));
  const many = await combined(inOrder, (change) => planUndoOf(change, situation, source), {
    of: ({ issueKey }) => issueKey,
    title: (count) => `Undo the change of ${count} issues`,
  });
  return many.kind === 'plan' ? { ...many, undoes: first.changeId } : many;
}

/** They were made several at a time: the order in which they ended means nothing. */
const byKey = new Intl.Collator('en', { numeric: true });

async function planUndoOf(
  change: Change,
  situation: PlanningSituation,
  source: ChangeSource,
): Promise<WritePlan> {
  const siteUrl = await situation.account.siteUrl();
  if (siteUrl !== change.operation.siteUrl) {
    throw impossible(`It was made on ${change.operation.siteUrl}, and another site is picked now.`);
  }
  if (change.made === null) throw impossible('It was made before changes could be undone.');
  const planned = await planOf(change, change.made, situation, source);
  if (planned.kind === 'nothing') return planned;
  const { plan, operations } = planned;
  return {
    kind: 'plan',
    undoes: change.changeId,
    plan: { ...plan, title: `Undo: ${plan.title.charAt(0).toLowerCase()}${plan.title.slice(1)}` },
    operations: operations.map((operation) => ({ ...operation, undoes: change.id })),
  };
}

async function planOf(
  { operation, issueKey }: Change,
  made: Made,
  situation: PlanningSituation,
  source: ChangeSource,
) {
  switch (operation.kind) {
    case 'create':
      return planRemoval(issueKey, operation, made, situation);
    case 'change':
      return planBack(operation, made, source);
    case 'comment':
      return planCommentRemoval(operation, made, situation);
    case 'edit-comment':
      return planCommentBack(operation, made, situation);
    case 'link':
      return planUnlink(operation, made, situation);
    case 'unlink':
      return planLinkAgain(operation, situation);
    case 'follow':
      return planFollowBack(operation, situation);
    case 'log-work':
      return planWorklogRemoval(operation, made, situation);
    case 'delete-worklog':
      return planWorkAgain(operation, situation);
    case 'delete-issue':
      return planCreationAgain(operation, situation);
    case 'delete-comment':
      return withWarning(
        await planComment({ key: operation.key, body: operation.body }, situation),
        'It is added as a new comment, after those that are there now.',
      );
  }
}

function withWarning(planned: WritePlan, warning: string): WritePlan {
  if (planned.kind === 'nothing') return planned;
  const { plan } = planned;
  return { ...planned, plan: { ...plan, warnings: [...plan.warnings, warning] } };
}

function impossible(detail: string): AssistantError {
  return new AssistantError('assistant.impossible', { detail });
}
