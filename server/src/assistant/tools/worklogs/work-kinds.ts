import type { OperationKind } from '../operation-kind.ts';
import { planWorklogRemoval } from './delete-worklog.ts';
import { planWorklogBack, saysTheSame } from './edit-worklog.ts';
import { planWorkAgain } from './log-work.ts';
import { ranOnWork, runDeleteWorklog, runEditWorklog, runLogWork } from './run-work.ts';
import type { DeleteWorklogOperation, EditWorklogOperation, LogWorkOperation } from './work-operations.ts';

export const logWork: OperationKind<LogWorkOperation> = {
  action: 'work',
  verb: 'Logged work on',
  keys: ({ key }) => [key],
  run: runLogWork,
  async examine(operation, account, mark) {
    const worklog = await account.worklogs.loggedWith(operation.key, mark);
    if (worklog === null) return 'nothing';
    return ranOnWork(operation, await account.issue(operation.key), account, [], worklog);
  },
  undo: ({ operation, made }, situation) => planWorklogRemoval(operation, made, situation),
};

export const editWorklog: OperationKind<EditWorklogOperation> = {
  action: 'work',
  verb: 'Changed the work logs of',
  keys: ({ key }) => [key],
  run: runEditWorklog,
  async examine(operation, account) {
    const { key, worklogId, before } = operation;
    const now = await account.worklogs.find(key, worklogId);
    if (now === null) return 'unknown';
    if (saysTheSame(now, before)) return 'nothing';
    // What it was given, Jira may have written in its own way.
    const { document: _, ...wanted } = operation;
    if (!saysTheSame(now, wanted)) return 'unknown';
    return ranOnWork(operation, await account.issue(key), account, [], now);
  },
  undo: ({ operation, made }, situation) => planWorklogBack(operation, made, situation),
};

export const deleteWorklog: OperationKind<DeleteWorklogOperation> = {
  action: 'delete',
  verb: 'Deleted the work logs of',
  keys: ({ key }) => [key],
  run: runDeleteWorklog,
  async examine(operation, account) {
    if ((await account.worklogs.find(operation.key, operation.worklogId)) !== null) return 'nothing';
    return ranOnWork(operation, await account.issue(operation.key), account, [], null);
  },
  undo: ({ operation, made: { remaining } }, situation) => planWorkAgain(operation, remaining, situation),
};
