import type { IssueSummary } from '@sidelight/contract';
import { JiraError } from '../../../jira/errors.ts';
import type { JiraAccount } from '../../../jira/jira.ts';
import { AssistantError } from '../../assistant-error.ts';
import { planCreationAgain } from '../create/create-again.ts';
import type { OperationKind, Ran } from '../operation-kind.ts';
import { summaryOf } from '../write-plan.ts';
import type { DeleteIssueOperation } from './deletion-operation.ts';

/** An issue that is deleted. */
export const deletion: OperationKind<DeleteIssueOperation> = {
  action: 'delete',
  verb: 'Deleted',
  after: ({ after = [] }) => after,
  keys: ({ key }) => [key],
  run: runDeleteIssue,
  async examine(operation, account) {
    if (!(await gone(operation.key, account))) return 'nothing';
    return operation.last === undefined ? 'unknown' : issueDeleted(operation, operation.last);
  },
  undo: planCreationAgain,
};

function issueDeleted(operation: DeleteIssueOperation, issue: IssueSummary): Ran {
  return {
    output: { issue, done: `Deleted ${operation.key}.`, ignoredFields: [], deleted: true },
    written: operation,
    made: { fields: {}, comment: null },
  };
}

async function runDeleteIssue(operation: DeleteIssueOperation, account: JiraAccount): Promise<Ran> {
  const { key, updated } = operation;
  const issue = await account.snapshot(key);
  if (issue.key !== key || issue.updated !== updated || issue.subtasks.length > 0) {
    throw new AssistantError('assistant.changed-meanwhile', { detail: `${key} was changed.` });
  }
  await account.deleteIssue(key);
  return issueDeleted(operation, summaryOf(issue));
}

async function gone(key: string, account: JiraAccount): Promise<boolean> {
  try {
    await account.snapshot(key);
    return false;
  } catch (error) {
    if (error instanceof JiraError && error.code === 'jira.not-found') return true;
    throw error;
  }
}
