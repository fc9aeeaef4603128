import type { IssueSnapshot, JiraAccount } from '../../../jira/jira.ts';
import { AssistantError } from '../../assistant-error.ts';
import { withIgnored } from '../change/change-in-words.ts';
import type { Ran } from '../operation-kind.ts';
import { summaryOf } from '../write-plan.ts';
import { timeInWords } from './time-spent.ts';
import type { DeleteWorklogOperation, LogWorkOperation } from './work-operations.ts';

export async function runLogWork(
  operation: LogWorkOperation,
  account: JiraAccount,
  mark: string,
): Promise<Ran> {
  const { key, seconds, started, comment } = operation;
  const { issue, ignoredFields, worklog } = await account.logWork(key, { seconds, started, comment }, mark);
  return workLogged(operation, issue, worklog.id, ignoredFields);
}

export function workLogged(
  operation: LogWorkOperation,
  issue: IssueSnapshot,
  worklogId: string,
  ignoredFields: string[],
): Ran {
  const done = withIgnored(`Logged ${timeInWords(operation.seconds)} on ${issue.key}`, ignoredFields);
  return {
    output: { issue: summaryOf(issue), done, ignoredFields },
    written: operation,
    made: { fields: {}, comment: null, worklogId },
  };
}

export async function runDeleteWorklog(
  operation: DeleteWorklogOperation,
  account: JiraAccount,
): Promise<Ran> {
  const { key, worklogId, seconds, comment } = operation;
  const worklog = await account.worklogOf(key, worklogId);
  if (worklog?.seconds !== seconds || worklog.comment !== comment) {
    throw new AssistantError('assistant.changed-meanwhile', {
      detail: `The work log on ${key} was changed.`,
    });
  }
  const { issue, ignoredFields } = await account.deleteWorklog(key, worklogId);
  return worklogDeleted(operation, issue, ignoredFields);
}

export function worklogDeleted(
  operation: DeleteWorklogOperation,
  issue: IssueSnapshot,
  ignoredFields: string[],
): Ran {
  const { key, seconds } = operation;
  const done = withIgnored(`Deleted the work log of ${timeInWords(seconds)} on ${key}`, ignoredFields);
  return {
    output: { issue: summaryOf(issue), done, ignoredFields },
    written: operation,
    made: { fields: {}, comment: null },
  };
}
