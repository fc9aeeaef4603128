import type { IssueEdit } from '@sidelight/contract';
import { CodedError } from '../../../coded-error.ts';
import { comparable, heldValue } from '../../../jira/fields/held-value.ts';
import type { IssueSnapshot } from '../../../jira/jira.ts';
import type { Made } from '../../changes.ts';
import { summaryOf, type WritePlan } from '../write-plan.ts';
import { demandAllowed } from './allowed.ts';
import { changePlan } from './change-issue.ts';
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
import { labelIn, labelOf, sinceWritten } from './field-words.ts';
import { listStep } from './list-step.ts';
import { parentStep } from './parent-step.ts';
import { beyondSnapshot, idsOf, type Present, presentState } from './present-state.ts';
import { rankBack } from './rank-step.ts';
import { sprintBack } from './sprint-step.ts';
import { statusBack } from './status-back.ts';
import type { Already, Step } from './step.ts';

/** Sets the fields of a change back to what they held before it, those that still hold what it wrote. */
export async function planBack(
  operation: ChangeOperation,
  made: Made,
  account: ChangeSource,
): Promise<WritePlan> {
  const now = await presentOf(operation, account);
  const { issue } = now;
  const steps: Step[] = [];
  const kept: string[] = [];
  // Jira's estimates were written together, and are shown as one where only one was asked for.
  for (const field of Object.keys(operation.seen)) {
    if (field === 'status' && operation.transition === null) continue;
    const label = labelIn(field, operation);
    if (now.seen[field] === (operation.seen[field] ?? null)) {
      kept.push(`${label} is as it was before`);
      continue;
    }
    if (now.seen[field] !== (made.fields[field] ?? null)) {
      kept.push(`${sinceWritten(field, label, now, operation)}; it stays`);
      continue;
    }
    const step = await tried(label, () => stepBack(field, operation, now, account));
    if (typeof step === 'string') kept.push(step);
    else steps.push(step);
  }
  if (operation.rank !== undefined) {
    const { was } = operation.rank;
    const step =
      was === null
        ? 'Where it was ranked before is not known; its rank stays'
        : await tried('Rank', () => rankBack(was, issue, account));
    if (typeof step === 'string') kept.push(step);
    else steps.push(step);
  }
  const refusal = steps.length === 0 ? null : await refusalOf(() => demandAllowed(issue, steps, account));
  if (steps.length === 0 || refusal !== null) {
    const why = [...kept, ...(refusal === null ? [] : [refusal])].join('. ');
    return {
      kind: 'nothing',
      output: {
        issue: summaryOf(issue),
        done: `Nothing of the change of ${issue.key} can be undone: ${why}.`,
        ignoredFields: [],
      },
    };
  }
  return changePlan(
    issue,
    operation.siteUrl,
    steps,
    kept.map((sentence) => `${sentence}.`),
  );
}

async function presentOf(operation: ChangeOperation, account: ChangeSource): Promise<Present> {
  const issue = await account.snapshot(operation.key);
  const beyond = beyondSnapshot(operation);
  const ids = idsOf(beyond);
  const held = ids.length === 0 ? {} : await account.held(issue.key, ids);
  return { issue, held, seen: presentState(issue, held, beyond, Object.keys(operation.seen)) };
}

/** The step, or why there is none. */
async function tried(label: string, plan: () => Promise<Step | Already>): Promise<Step | string> {
  try {
    const step = await plan();
    return 'row' in step ? step : step.already;
  } catch (error) {
    return `${label} cannot be set back: ${reasonIn(error)}`;
  }
}

async function refusalOf(demand: () => Promise<void>): Promise<string | null> {
  try {
    await demand();
    return null;
  } catch (error) {
    return reasonIn(error);
  }
}

/** Throws what is no refusal. */
function reasonIn(error: unknown): string {
  if (!(error instanceof CodedError) || !error.code.startsWith('assistant.')) throw error;
  return (error.detail ?? error.message).replace(/\.$/, '');
}

async function stepBack(
  field: string,
  operation: ChangeOperation,
  now: Present,
  account: ChangeSource,
): Promise<Step | Already> {
  const { inverse, sprint } = operation;
  const { issue } = now;
  if (field === 'status') return statusBack(inverse, issue, account);
  if (field === sprint?.field) return sprintBack(sprint, issue, account);
  const setting = inverse.settings?.find(({ id }) => id === field);
  if (setting !== undefined) return settingBack(setting, now, account);
  return editBack(field, inverse.edit ?? {}, issue, account);
}

async function settingBack(
  setting: NonNullable<ChangeOperation['settings']>[number],
  { issue, held }: Present,
  account: ChangeSource,
): Promise<Step | Already> {
  const { id, name, kind, value } = setting;
  // Of a step through the workflow: Jira takes it back with the status.
  if (id === 'resolution') return { already: `${name} goes with the status` };
  const { timeZone } = await account.myself();
  const present = heldValue(kind, held[id], timeZone ?? 'UTC');
  const before = setting.words ?? heldValue(kind, value, timeZone ?? 'UTC').words;
  return {
    row: { field: id, label: name, before: present.words, after: before },
    settings: [setting],
    settingsBack: [{ id, name, kind, value: present.json, words: present.words }],
    seen: { [id]: comparable(kind, held[id]) },
    title: `Set ${name} of ${issue.key} back`,
  };
}

async function editBack(
  field: string,
  before: IssueEdit,
  issue: IssueSnapshot,
  account: ChangeSource,
): Promise<Step | Already> {
  switch (field) {
    case 'assignee':
      return assigneeStep(before.assigneeAccountId ?? 'nobody', issue, account);
    case 'summary':
      return summaryStep(before.summary ?? issue.summary, issue);
    case 'description':
      // Of a change by a version that kept the Markdown alone.
      return descriptionStep(before.description ?? null, issue, account);
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

function labelsBack(before: readonly string[], issue: IssueSnapshot): Step | Already {
  return labelsStep(
    {
      addLabels: before.filter((label) => !issue.labels.includes(label)),
      removeLabels: issue.labels.filter((label) => !before.includes(label)),
    },
    issue,
  );
}
