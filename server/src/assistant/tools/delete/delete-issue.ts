import { type DeleteIssueInput, type Issue, type NewIssue, newIssueSchema } from '@sidelight/contract';
import { inLanes } from '../../../in-lanes.ts';
import type { JiraAccount } from '../../../jira/jira.ts';
import { AssistantError } from '../../assistant-error.ts';
import { inFamilies } from '../families.ts';
import { combined } from '../several-plans.ts';
import {
  deletedRow,
  type Planner,
  type PlanningSituation,
  summaryOf,
  type WritePlan,
} from '../write-plan.ts';
import { fieldsHeld } from './fields-held.ts';

const askedAtOnce = 4;

/**
 * Deletes issues. What would take others with it is refused, because nobody would be shown those: an issue goes only
 * together with all of its sub-tasks.
 */
export const planDelete: Planner<DeleteIssueInput> = async ({ keys }, situation) => {
  const wanted = [...new Set(keys)];
  const [first = '', ...others] = wanted;
  if (others.length === 0) return planDeletionOf(first, new Set(wanted), situation);
  const goers = await goingTogether(wanted, situation.account);
  const planned = await combined(wanted, (key) => planDeletionOf(key, goers, situation), {
    of: (key) => key,
    title: (count) => `Delete ${count} issues`,
  });
  return planned.kind === 'nothing' ? planned : { ...planned, operations: inFamilies(planned.operations) };
};

/** Those that can go: they are there, the person may delete them, and so it is with all that is below them. */
async function goingTogether(keys: readonly string[], account: JiraAccount): Promise<ReadonlySet<string>> {
  const issues = await account.snapshots(keys);
  const allowed = await inLanes(issues, askedAtOnce, ({ key }) => account.may('DELETE_ISSUES', key));
  const going = new Set(issues.filter((_, at) => allowed[at] === true).map(({ key }) => key));
  // Sub-tasks have none themselves: one look at each is enough.
  for (const { key, subtasks } of issues) {
    if (subtasks.some((subtask) => !going.has(subtask.key))) going.delete(key);
  }
  return going;
}

async function planDeletionOf(
  key: string,
  together: ReadonlySet<string>,
  { account, timeZone }: PlanningSituation,
): Promise<WritePlan> {
  const [issue, mayDelete, siteUrl] = await Promise.all([
    account.issue(key),
    account.may('DELETE_ISSUES', key),
    account.siteUrl(),
  ]);
  if (!mayDelete) {
    throw new AssistantError('assistant.impossible', {
      detail: `You may not delete ${issue.key}. Close it instead, or ask an administrator of ${issue.project.name}.`,
    });
  }
  const staying = issue.subtasks
    .filter((subtask) => !together.has(subtask.key))
    .map((subtask) => subtask.key);
  if (staying.length > 0) {
    throw new AssistantError('assistant.impossible', {
      detail: `${issue.key} has ${staying.length === 1 ? 'a sub-task' : `${staying.length} sub-tasks`}, which would be deleted with it. Delete those first.`,
    });
  }
  const { url, summary, updated } = issue;
  const fields = await fieldsHeld(issue, account, timeZone);
  return {
    kind: 'plan',
    plan: {
      kind: 'delete',
      title: `Delete ${issue.key}`,
      issues: [{ key: issue.key, url, summary, changes: [deletedRow('issue', 'Issue', summary)] }],
      leftOut: [],
      warnings: [
        ...commentsLost(issue),
        'Jira keeps no copy: when this is undone, the issue is created again under a new key, without its comments, attachments, links, sprints and history.',
      ],
    },
    operations: [
      {
        kind: 'delete-issue',
        siteUrl,
        key: issue.key,
        updated,
        restore: asNew(issue),
        ...(fields.length === 0 ? {} : { fields }),
        last: summaryOf(issue),
      },
    ],
  };
}

function commentsLost({ comments: { total } }: Issue): string[] {
  if (total === 0) return [];
  return [total === 1 ? 'A comment goes with it.' : `${total} comments go with it.`];
}

/** The issue as one would create it. What a creation does not take is left out. */
function asNew({ project, type, summary, assignee, ...issue }: Issue): NewIssue {
  return newIssueSchema.parse({
    project: project.key,
    type,
    summary,
    ...(issue.description === '' ? {} : { description: issue.description.slice(0, 32_767) }),
    ...(assignee === null ? {} : { assigneeAccountId: assignee.accountId }),
    ...(issue.priority === null ? {} : { priority: issue.priority }),
    ...(issue.dueDate === null ? {} : { dueDate: issue.dueDate }),
    ...(issue.labels.length === 0 ? {} : { labels: issue.labels }),
    ...(issue.parent === null ? {} : { parent: issue.parent.key }),
  });
}
