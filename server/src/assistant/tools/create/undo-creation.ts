import type { Issue } from '@sidelight/contract';
import { JiraError } from '../../../jira/errors.ts';
import type { JiraAccount } from '../../../jira/jira.ts';
import { AssistantError } from '../../assistant-error.ts';
import { changePlan } from '../change/change-issue.ts';
import { sourceOfOne } from '../change/change-source.ts';
import { changedSince } from '../change/field-words.ts';
import { statusStep } from '../change/status-step.ts';
import type { RunOperation } from '../operation-kind.ts';
import { deletedRow, type PlanningSituation, summaryOf, type WritePlan } from '../write-plan.ts';
import { changedFields } from './changed-fields.ts';
import type { CreateOperation } from './creation-operation.ts';

/**
 * Deletes the created issue; where that is not allowed, or would take others with it that stay, moves it to a done
 * status.
 */
export async function planRemoval(
  { issueKey, operation: created, made, together }: RunOperation<CreateOperation>,
  { account }: PlanningSituation,
): Promise<WritePlan> {
  const [issue, mayDelete] = await Promise.all([
    existing(issueKey, account),
    account.may('DELETE_ISSUES', issueKey),
  ]);
  // Where it was moved since, it is there that it is deleted.
  const { key } = issue;
  const set = created.fields ?? [];
  const others = await changedFields(set, key, account);
  const since = [...sentencesSince(issue, made.fields), ...others.map((name) => `${name} was changed since`)];
  const subtasks = issue.subtasks.filter((subtask) => !together.has(subtask.key)).length;
  if (mayDelete && subtasks === 0) {
    const { siteUrl, issue: restore, fields } = created;
    return {
      kind: 'plan',
      plan: {
        kind: 'delete',
        title: `Delete ${key}`,
        issues: [
          {
            key,
            url: issue.url,
            summary: issue.summary,
            changes: [deletedRow('issue', 'Issue', issue.summary)],
          },
        ],
        leftOut: [],
        warnings: [
          ...since.map((sentence) => `${sentence}; that goes with the issue.`),
          'Jira keeps no copy: when this is undone, the issue is created again under a new key.',
        ],
      },
      operations: [
        {
          kind: 'delete-issue',
          siteUrl,
          key,
          updated: issue.updated,
          restore,
          ...(fields === undefined ? {} : { fields }),
          last: summaryOf(issue),
        },
      ],
    };
  }
  const why = mayDelete
    ? `${key} has ${subtasks === 1 ? 'a sub-task' : `${subtasks} sub-tasks`}, which would be deleted with it`
    : `You may not delete ${key}`;
  return planClosing(issue, created.siteUrl, why, since, account);
}

async function planClosing(
  issue: Issue,
  siteUrl: string,
  why: string,
  since: readonly string[],
  account: JiraAccount,
): Promise<WritePlan> {
  if (issue.status.category === 'done') {
    const done = `Nothing was undone: ${why}, and it is already ${issue.status.name}.`;
    return { kind: 'nothing', output: { issue: summaryOf(issue), done, ignoredFields: [] } };
  }
  const transitions = await account.transitions(issue.key);
  const target = transitions.find(({ to }) => to.category === 'done');
  if (target === undefined) {
    throw new AssistantError('assistant.impossible', {
      detail: `${why}, and you cannot close it from there.`,
    });
  }
  const way = { kind: 'known', legs: [target] } as const;
  const step = await statusStep(way, [], issue, sourceOfOne(account));
  if ('already' in step) throw new AssistantError('assistant.impossible', { detail: `${step.already}.` });
  return changePlan(
    issue,
    siteUrl,
    [step],
    [
      `${why}; it is moved to ${target.to.name} instead.`,
      ...since.map((sentence) => `${sentence}; it stays.`),
    ],
  );
}

function sentencesSince(issue: Issue, made: Record<string, string | null>): string[] {
  const comments = issue.comments.total;
  return [
    ...changedSince(issue, made),
    ...(comments === 0
      ? []
      : [comments === 1 ? 'A comment was added since' : `${comments} comments were added since`]),
  ];
}

async function existing(key: string, account: JiraAccount): Promise<Issue> {
  try {
    return await account.issue(key);
  } catch (error) {
    if (!(error instanceof JiraError) || error.code !== 'jira.not-found') throw error;
    throw new AssistantError('assistant.impossible', {
      detail: `${key} is not there any more; there is nothing left to undo.`,
      cause: error,
    });
  }
}
