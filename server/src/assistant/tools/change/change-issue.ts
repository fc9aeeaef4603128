import type { ChangeIssueInput, IssueEdit } from '@sidelight/contract';
import type { IssueSnapshot, Permission } from '../../../jira/jira.ts';
import { AssistantError } from '../../assistant-error.ts';
import { summaryOf, type WritePlan } from '../write-plan.ts';
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
import { listSteps, parentStep } from './project-steps.ts';
import { seenIn } from './seen-fields.ts';

export type OneChange = Omit<ChangeIssueInput, 'keys' | 'jql'> & { readonly key: string };

/** What one issue would become. Throws when Jira would refuse it, with the reason. */
export async function planChangeOf(
  input: OneChange,
  { account, today }: { readonly account: ChangeSource; readonly today: string },
): Promise<WritePlan> {
  const [issue, siteUrl, status] = await Promise.all([
    account.snapshot(input.key),
    account.siteUrl(),
    input.status === undefined ? undefined : account.transitions(input.key),
  ]);
  const outcomes: (Step | Already)[] = [
    ...(input.status === undefined ? [] : [statusStep(input.status, issue, status ?? [])]),
    ...(input.assignee === undefined ? [] : [await assigneeStep(input.assignee, issue, account)]),
    ...(input.summary === undefined ? [] : [summaryStep(input.summary, issue)]),
    ...(input.description === undefined ? [] : [descriptionStep(input.description, issue)]),
    ...(input.priority === undefined ? [] : [await priorityStep(input.priority, issue, account)]),
    ...(input.dueDate === undefined ? [] : [dueDateStep(input.dueDate, issue)]),
    ...(input.addLabels === undefined && input.removeLabels === undefined ? [] : [labelsStep(input, issue)]),
    ...(await listSteps(input, issue, account)),
    ...(input.parent === undefined ? [] : [await parentStep(input.parent, issue, account)]),
  ];
  const steps = outcomes.filter((outcome) => 'row' in outcome);
  const already = outcomes.flatMap((outcome) => ('already' in outcome ? [outcome.already] : []));
  if (steps.length === 0) {
    return {
      kind: 'nothing',
      output: {
        issue: summaryOf(issue),
        done: `Nothing was changed: ${already.join('; ')}.`,
        ignoredFields: [],
      },
    };
  }
  await demandPermissions(issue.key, steps, account);

  const warnings = already.map((sentence) => `${sentence}.`);
  if (typeof input.dueDate === 'string' && input.dueDate < today)
    warnings.push('The due date is in the past.');
  return changePlan(issue, siteUrl, steps, warnings);
}

/** Jira would refuse the whole edit, or drop the assignee in silence. */
async function demandPermissions(key: string, steps: readonly Step[], account: ChangeSource): Promise<void> {
  const edits = steps.filter(({ edit }) => edit !== undefined);
  if (edits.length === 0) return;
  const assigns = edits.some(({ row }) => row.field === 'assignee');
  const others = edits.some(({ row }) => row.field !== 'assignee');
  const wanted: Permission[] = [
    ...(others ? ['EDIT_ISSUES' as const] : []),
    ...(assigns ? ['ASSIGN_ISSUES' as const] : []),
  ];
  const granted = await account.permissions(wanted, key);
  const words = { EDIT_ISSUES: 'edit', ASSIGN_ISSUES: 'assign' } as const;
  const missing = (['EDIT_ISSUES', 'ASSIGN_ISSUES'] as const).filter(
    (permission) => wanted.includes(permission) && !granted.has(permission),
  );
  if (missing.length === 0) return;
  throw new AssistantError('assistant.impossible', {
    detail: `You may not ${missing.map((permission) => words[permission]).join(' or ')} ${key} in Jira. Ask an administrator of the project for that.`,
  });
}

/** The plan of one or more steps on one issue, with its inverse. */
export function changePlan(
  issue: IssueSnapshot,
  siteUrl: string,
  steps: readonly Step[],
  warnings: string[],
): Extract<WritePlan, { kind: 'plan' }> {
  const [first] = steps;
  const transition = steps.find((step) => step.transition !== undefined)?.transition;
  const operation: ChangeOperation = {
    kind: 'change',
    siteUrl,
    key: issue.key,
    edit: merged(steps.map(({ edit }) => edit)),
    transition:
      transition === undefined
        ? null
        : { id: transition.id, statusId: transition.to.id, statusName: transition.to.name },
    seen: seenIn(
      issue,
      steps.map(({ row }) => row.field),
    ),
    inverse: {
      edit: merged(steps.map(({ inverse }) => inverse)),
      statusName: transition === undefined ? null : issue.status.name,
    },
  };
  return {
    kind: 'plan',
    plan: {
      kind: 'change',
      title: steps.length === 1 && first?.title !== undefined ? first.title : `Change ${issue.key}`,
      issues: [
        { key: issue.key, url: issue.url, summary: issue.summary, changes: steps.map(({ row }) => row) },
      ],
      leftOut: [],
      warnings,
    },
    operations: [operation],
  };
}

function merged(edits: readonly (IssueEdit | undefined)[]): IssueEdit | null {
  const all: IssueEdit = Object.assign({}, ...edits);
  return Object.keys(all).length === 0 ? null : all;
}
