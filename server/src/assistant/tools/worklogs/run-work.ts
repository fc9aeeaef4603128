import type { IssueSnapshot, JiraAccount } from '../../../jira/jira.ts';
import type { Worklog } from '../../../jira/reading/worklog.ts';
import { AssistantError } from '../../assistant-error.ts';
import { withIgnored } from '../change/change-in-words.ts';
import { documentOf } from '../comments/comment-operations.ts';
import type { Ran } from '../operation-kind.ts';
import { summaryOf } from '../write-plan.ts';
import { saysTheSame } from './edit-worklog.ts';
import { timeInWords } from './time-spent.ts';
import type { DeleteWorklogOperation, EditWorklogOperation, LogWorkOperation } from './work-operations.ts';

type WorkOperation = LogWorkOperation | EditWorklogOperation | DeleteWorklogOperation;

export async function runLogWork(
  operation: LogWorkOperation,
  account: JiraAccount,
  mark: string,
): Promise<Ran> {
  await demandSameEstimate(operation, account);
  const { key, seconds, started, comment, document, adjustment } = operation;
  const visibility = operation.visibility ?? undefined;
  const work = { seconds, started, comment };
  const logged = await account.worklogs.log(key, work, { mark, document, visibility, adjustment });
  return ranOnWork(operation, logged.issue, account, logged.ignoredFields, logged.worklog);
}

export async function runEditWorklog(operation: EditWorklogOperation, account: JiraAccount): Promise<Ran> {
  const { key, worklogId, before, seconds, started, comment, document, visibility, adjustment } = operation;
  await demandStillSays(key, worklogId, before, account);
  await demandSameEstimate(operation, account);
  const { issue, ignoredFields, worklog } = await account.worklogs.edit(key, worklogId, {
    ...(seconds === before.seconds ? {} : { seconds }),
    ...(started === before.started ? {} : { started }),
    ...(comment === before.comment ? {} : { comment, document }),
    visibility,
    adjustment,
  });
  return ranOnWork(operation, issue, account, ignoredFields, worklog);
}

export async function runDeleteWorklog(
  operation: DeleteWorklogOperation,
  account: JiraAccount,
): Promise<Ran> {
  const { key, worklogId, adjustment } = operation;
  await demandStillSays(key, worklogId, operation, account);
  await demandSameEstimate(operation, account);
  const { issue, ignoredFields } = await account.worklogs.remove(key, worklogId, adjustment);
  return ranOnWork(operation, issue, account, ignoredFields, null);
}

/** What was done, with what remains of the estimate after it. `worklog`: as Jira has it now; null when it is gone. */
export async function ranOnWork(
  operation: WorkOperation,
  issue: IssueSnapshot,
  account: JiraAccount,
  ignoredFields: string[],
  worklog: Worklog | null,
): Promise<Ran> {
  // It was written, whatever comes of this: without it an undo leaves the estimate to Jira's reckoning.
  const tracking = await account.worklogs.timeTracking(operation.key).catch(() => null);
  return {
    output: {
      issue: summaryOf(issue),
      done: withIgnored(didOf(operation, issue.key), ignoredFields),
      ignoredFields,
    },
    written: operation,
    made: {
      fields: {},
      comment: null,
      ...(worklog === null ? {} : { worklogId: worklog.id, document: documentOf(worklog.document) ?? null }),
      ...(tracking === null ? {} : { remaining: tracking.remaining }),
    },
  };
}

function didOf(operation: WorkOperation, key: string): string {
  const time = timeInWords(operation.seconds);
  switch (operation.kind) {
    case 'log-work':
      return `Logged ${time} on ${key}`;
    case 'edit-worklog':
      return `Changed the work log of ${key}, which is ${time} now`;
    case 'delete-worklog':
      return `Deleted the work log of ${time} on ${key}`;
  }
}

/** Throws assistant.changed-meanwhile. */
async function demandStillSays(
  key: string,
  worklogId: string,
  said: EditWorklogOperation['before'],
  account: JiraAccount,
): Promise<void> {
  const worklog = await account.worklogs.find(key, worklogId);
  if (worklog !== null && saysTheSame(worklog, said)) return;
  throw changed(`The work log on ${key} was changed.`);
}

/** What the person was shown of the estimate must still hold. Throws assistant.changed-meanwhile. */
async function demandSameEstimate(
  { key, adjustment, remainingBefore }: WorkOperation,
  account: JiraAccount,
): Promise<void> {
  if (remainingBefore === undefined || adjustment?.kind === 'leave') return;
  const { remaining } = await account.worklogs.timeTracking(key);
  if (remaining === remainingBefore) return;
  throw changed(`The remaining estimate of ${key} was changed.`);
}

function changed(detail: string): AssistantError {
  return new AssistantError('assistant.changed-meanwhile', { detail });
}
