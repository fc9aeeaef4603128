import type { IssueEdit } from '@sidelight/contract';
import { CodedError } from '../../../coded-error.ts';
import type { IssueSnapshot } from '../../../jira/jira.ts';
import type { Made } from '../../changes.ts';
import { summaryOf, type WritePlan } from '../write-plan.ts';
import { changePlan } from './change-issue.ts';
import type { ChangeOperation } from './change-operation.ts';
import type { ChangeSource } from './change-source.ts';
import {
  type Already,
  assigneeStep,
  descriptionStep,
  dueDateStep,
  labelsStep,
  priorityStep,
  type Step,
  statusStep,
  summaryStep,
} from './change-steps.ts';
import { changedSince, labelOf } from './field-words.ts';
import { listStep, parentStep } from './project-steps.ts';
import { seenIn } from './seen-fields.ts';

/** Sets the fields of a change back to what they held before it, those that still hold what it wrote. */
export async function planBack(
  operation: ChangeOperation,
  made: Made,
  account: ChangeSource,
): Promise<WritePlan> {
  const { key, inverse, seen, siteUrl } = operation;
  const issue = await account.snapshot(key);
  const steps: Step[] = [];
  const kept: string[] = [];
  for (const field of writtenFields(operation)) {
    const now = seenIn(issue, [field])[field] ?? null;
    if (now === (seen[field] ?? null)) {
      kept.push(`${labelOf(field)} is as it was before`);
      continue;
    }
    const [since] = changedSince(issue, { [field]: made.fields[field] ?? null });
    if (since !== undefined) {
      kept.push(`${since}; it stays`);
      continue;
    }
    try {
      const step = field === 'status' ? await statusBack() : await stepBack(field, inverse.edit ?? {});
      if ('row' in step) steps.push(step);
      else kept.push(step.already);
    } catch (error) {
      if (!(error instanceof CodedError) || !error.code.startsWith('assistant.')) throw error;
      kept.push(
        `${labelOf(field)} cannot be set back: ${(error.detail ?? error.message).replace(/\.$/, '')}`,
      );
    }
  }
  if (steps.length === 0) {
    return {
      kind: 'nothing',
      output: {
        issue: summaryOf(issue),
        done: `Nothing of the change of ${key} can be undone: ${kept.join('. ')}.`,
        ignoredFields: [],
      },
    };
  }
  return changePlan(
    issue,
    siteUrl,
    steps,
    kept.map((sentence) => `${sentence}.`),
  );

  async function statusBack(): Promise<Step | Already> {
    return statusStep(inverse.statusName ?? '', issue, await account.transitions(key));
  }

  async function stepBack(field: string, before: IssueEdit): Promise<Step | Already> {
    switch (field) {
      case 'assignee':
        return assigneeStep(before.assigneeAccountId ?? 'nobody', issue, account);
      case 'summary':
        return summaryStep(before.summary ?? issue.summary, issue);
      case 'description':
        return descriptionStep(before.description ?? null, issue);
      case 'duedate':
        return dueDateStep(before.dueDate ?? null, issue);
      case 'labels':
        return labelsBack(before.labels ?? [], issue);
      case 'components':
      case 'fixVersions':
        return listStep(field, before[field] ?? [], issue);
      case 'parent':
        return parentStep(before.parent ?? null, issue, account);
      case 'priority':
        if (before.priority !== undefined) return priorityStep(before.priority, issue, account);
        return { already: 'Priority was empty before and cannot be emptied here; it stays' };
      default:
        return { already: `${labelOf(field)} stays` };
    }
  }
}

function labelsBack(before: readonly string[], issue: IssueSnapshot): Step | Already {
  return labelsStep(
    {
      addLabels: before.filter((label) => !issue.labels.includes(label)),
      removeLabels: issue.labels.filter((label) => !before.includes(label)),
    },
    issue,
  );
}

/** What really was written: of a change that stopped half-way, not the status. */
function writtenFields({ seen, transition }: ChangeOperation): string[] {
  return Object.keys(seen).filter((field) => field !== 'status' || transition !== null);
}
