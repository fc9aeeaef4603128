import type { OperationKind } from '../operation-kind.ts';
import { planWorkAgain, planWorklogRemoval } from './log-work.ts';
import { runDeleteWorklog, runLogWork, workLogged, worklogDeleted } from './run-work.ts';
import type { DeleteWorklogOperation, LogWorkOperation } from './work-operations.ts';

export const logWork: OperationKind<LogWorkOperation> = {
  action: 'work',
  verb: 'Logged work on',
  keys: ({ key }) => [key],
  run: runLogWork,
  async examine(operation, account, mark) {
    const worklog = await account.worklogLoggedWith(operation.key, mark);
    if (worklog === null) return 'nothing';
    return workLogged(operation, await account.issue(operation.key), worklog.id, []);
  },
  undo: ({ operation, made }, situation) => planWorklogRemoval(operation, made, situation),
};

export const deleteWorklog: OperationKind<DeleteWorklogOperation> = {
  action: 'delete',
  verb: 'Deleted the work logs of',
  keys: ({ key }) => [key],
  run: runDeleteWorklog,
  async examine(operation, account) {
    if ((await account.worklogOf(operation.key, operation.worklogId)) !== null) return 'nothing';
    return worklogDeleted(operation, await account.issue(operation.key), []);
  },
  undo: ({ operation }, situation) => planWorkAgain(operation, situation),
};
