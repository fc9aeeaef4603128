import { type DeleteIssueInput, type Issue, type NewIssue, newIssueSchema } from '@sidelight/contract';
import { AssistantError } from '../../assistant-error.ts';
import { deletedRow, type Planner, summaryOf } from '../write-plan.ts';

/** Deletes one issue. What would take others with it is refused, because nobody would be shown those. */
export const planDelete: Planner<DeleteIssueInput> = async ({ key }, { account }) => {
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
  const subtasks = issue.subtasks.length;
  if (subtasks > 0) {
    throw new AssistantError('assistant.impossible', {
      detail: `${issue.key} has ${subtasks === 1 ? 'a sub-task' : `${subtasks} sub-tasks`}, which would be deleted with it. Delete those first.`,
    });
  }
  const { url, summary, updated } = issue;
  return {
    kind: 'plan',
    plan: {
      kind: 'delete',
      title: `Delete ${issue.key}`,
      issues: [{ key: issue.key, url, summary, changes: [deletedRow('issue', 'Issue', summary)] }],
      leftOut: [],
      warnings: [
        ...commentsLost(issue),
        'Jira keeps no copy: when this is undone, the issue is created again under a new key, without its comments, attachments, links and history.',
      ],
    },
    operations: [
      {
        kind: 'delete-issue',
        siteUrl,
        key: issue.key,
        updated,
        restore: asNew(issue),
        last: summaryOf(issue),
      },
    ],
  };
};

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
