import type { ChangeIssueInput, IssueEdit } from '@sidelight/contract';
import type { IssueSnapshot } from '../../jira/jira.ts';
import type { ChangeOperation } from '../operation.ts';
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
import { seenIn } from './seen-fields.ts';
import { type Planner, summaryOf, type WritePlan } from './write-plan.ts';

export const planChange: Planner<ChangeIssueInput> = async (input, { account, today }) => {
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
  ];
  const steps = outcomes.filter((outcome) => 'row' in outcome);
  const already = outcomes.flatMap((outcome) => ('already' in outcome ? [outcome.already] : []));
  const [first] = steps;
  if (first === undefined) {
    return {
      kind: 'nothing',
      output: {
        issue: summaryOf(issue),
        done: `Nothing was changed: ${already.join('; ')}.`,
        ignoredFields: [],
      },
    };
  }

  const warnings = already.map((sentence) => `${sentence}.`);
  if (typeof input.dueDate === 'string' && input.dueDate < today)
    warnings.push('The due date is in the past.');
  return changePlan(issue, siteUrl, steps, warnings);
};

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
      warnings,
    },
    operation,
  };
}

function merged(edits: readonly (IssueEdit | undefined)[]): IssueEdit | null {
  const all: IssueEdit = Object.assign({}, ...edits);
  return Object.keys(all).length === 0 ? null : all;
}
