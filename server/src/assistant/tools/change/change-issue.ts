import type { ChangeIssueInput, IssueEdit } from '@sidelight/contract';
import type { IssueSnapshot } from '../../../jira/jira.ts';
import { AssistantError } from '../../assistant-error.ts';
import { summaryOf, type WritePlan } from '../write-plan.ts';
import { demandAllowed } from './allowed.ts';
import type { ChangeOperation } from './change-operation.ts';
import type { ChangeSource } from './change-source.ts';
import {
  assigneeStep,
  descriptionStep,
  dueDateStep,
  labelsStep,
  priorityStep,
  summaryStep,
} from './change-steps.ts';
import { labelOf } from './field-words.ts';
import { parentStep } from './parent-step.ts';
import { type FieldsPlanned, planFields } from './plan-fields.ts';
import { rankStep } from './rank-step.ts';
import { routeTo } from './route.ts';
import type { Whereabouts } from './said-fields.ts';
import { saysFields } from './said-fields.ts';
import { seenIn } from './seen-fields.ts';
import { sprintStep } from './sprint-step.ts';
import { statusStep } from './status-step.ts';
import type { Already, Step } from './step.ts';

export type OneChange = Omit<ChangeIssueInput, 'keys' | 'jql' | 'link' | 'watch' | 'vote'> & {
  readonly key: string;
};

export interface ChangePlanning extends Whereabouts {
  readonly account: ChangeSource;
  /** All issues of the plan, this one among them. */
  readonly together: readonly string[];
}

const noFields: FieldsPlanned = { outcomes: [], onTheWay: [], change: {} };

/** What one issue would become. Throws when Jira would refuse it, with the reason. */
export async function planChangeOf(given: OneChange, planning: ChangePlanning): Promise<WritePlan> {
  const { account } = planning;
  const [issue, siteUrl] = await Promise.all([account.snapshot(given.key), account.siteUrl()]);
  const route = given.status === undefined ? undefined : await routeTo(given.status, issue, account);
  const fields = saysFields(given) ? await planFields(given, route, issue, planning) : noFields;
  const twice = Object.keys(fields.change).find((name) => Object.hasOwn(given, name));
  if (twice !== undefined) {
    throw new AssistantError('assistant.impossible', {
      detail: `${labelOf(twice.toLowerCase())} was given twice; say once what it should be.`,
    });
  }
  const input = { ...given, ...fields.change };
  const sprint = input.sprint === undefined ? undefined : await sprintStep(input.sprint, issue, account);
  const into = sprint !== undefined && 'row' in sprint ? sprint.sprint : undefined;
  const outcomes: (Step | Already)[] = [
    ...(route === undefined ? [] : [await statusStep(route, fields.onTheWay, issue, account)]),
    ...(input.assignee === undefined ? [] : [await assigneeStep(input.assignee, issue, account)]),
    ...(input.summary === undefined ? [] : [summaryStep(input.summary, issue)]),
    ...(input.description === undefined ? [] : [await descriptionStep(input.description, issue, account)]),
    ...(input.priority === undefined ? [] : [await priorityStep(input.priority, issue, account)]),
    ...(input.dueDate === undefined ? [] : [dueDateStep(input.dueDate, issue)]),
    ...(input.addLabels === undefined && input.removeLabels === undefined ? [] : [labelsStep(input, issue)]),
    ...fields.outcomes,
    ...(input.parent === undefined ? [] : [await parentStep(input.parent, issue, account)]),
    // "To the top of the backlog" is about the place; that it is in the backlog already is no news.
    ...(sprint === undefined || ('already' in sprint && input.rank !== undefined) ? [] : [sprint]),
    ...(input.rank === undefined
      ? []
      : [await rankStep(input.rank, issue, account, planning.together, into)]),
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
  await demandAllowed(issue, steps, account);
  const warnings = already.map((sentence) => `${sentence}.`);
  if (typeof input.dueDate === 'string' && input.dueDate < planning.today) {
    warnings.push('The due date is in the past.');
  }
  return changePlan(issue, siteUrl, steps, warnings);
}

/** The plan of one or more steps on one issue, with its inverse. */
export function changePlan(
  issue: IssueSnapshot,
  siteUrl: string,
  steps: readonly Step[],
  warnings: string[],
): Extract<WritePlan, { kind: 'plan' }> {
  const [first] = steps;
  const status = steps.find((step) => step.transition !== undefined);
  const sprint = steps.find((step) => step.sprint !== undefined)?.sprint;
  const rank = steps.find((step) => step.rank !== undefined)?.rank;
  // What a step through the workflow is given is written by that step.
  const settings = steps.flatMap((step) => ((step.leg ?? null) === null ? (step.settings ?? []) : []));
  const settingsBack = steps.flatMap((step) => step.settingsBack ?? []);
  const bySnapshot = steps.filter(({ seen, rank: ranked, settings: set }) => !seen && !ranked && !set);
  const operation: ChangeOperation = {
    kind: 'change',
    siteUrl,
    key: issue.key,
    edit: merged(steps.map(({ edit }) => edit)),
    ...(settings.length === 0 ? {} : { settings }),
    transition: status?.transition ?? null,
    ...(sprint === undefined ? {} : { sprint }),
    ...(rank === undefined ? {} : { rank }),
    seen: {
      ...seenIn(
        issue,
        bySnapshot.map(({ row }) => row.field),
      ),
      ...Object.assign({}, ...steps.map(({ seen }) => seen)),
    },
    inverse: {
      edit: merged(steps.map(({ inverse }) => inverse)),
      statusName: status === undefined ? null : issue.status.name,
      ...(settingsBack.length === 0 ? {} : { settings: settingsBack }),
      ...(status?.resolution === undefined ? {} : { resolution: status.resolution }),
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
      warnings: [...warnings, ...steps.flatMap((step) => step.warnings ?? [])],
    },
    operations: [operation],
  };
}

function merged(edits: readonly (IssueEdit | undefined)[]): IssueEdit | null {
  const all: IssueEdit = Object.assign({}, ...edits);
  return Object.keys(all).length === 0 ? null : all;
}
