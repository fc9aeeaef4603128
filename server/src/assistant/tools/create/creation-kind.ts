import type { IssueSnapshot, JiraAccount } from '../../../jira/jira.ts';
import { ignoredFields } from '../../../jira/writes/ignored-fields.ts';
import { withIgnored } from '../change/change-in-words.ts';
import { comparableFields, seenIn } from '../change/seen-fields.ts';
import type { OperationKind, Ran } from '../operation-kind.ts';
import { summaryOf } from '../write-plan.ts';
import { changedFields } from './changed-fields.ts';
import type { CreateOperation } from './creation-operation.ts';
import { planned } from './sprint-of-new.ts';
import { planRemoval } from './undo-creation.ts';

/** A new issue. */
export const creation: OperationKind<CreateOperation> = {
  action: 'create',
  verb: 'Created',
  keys: () => [],
  after: ({ parentAt }) => (parentAt === undefined ? [] : [parentAt]),
  resolved({ parentAt, ...operation }, keyAt) {
    if (parentAt === undefined) return operation;
    return { ...operation, issue: { ...operation.issue, parent: keyAt(parentAt) } };
  },
  async run(operation, account, mark) {
    const { fields = [] } = operation;
    const { issue, ignoredFields: ignored } = await account.createIssue(operation.issue, mark, fields);
    return created(operation, issue, ignored, account);
  },
  async examine(operation, account, mark) {
    const issue = await account.createdWith(operation.issue.project, mark);
    if (issue === null) return 'nothing';
    const { fields = [] } = operation;
    const changed = await changedFields(fields, issue.key, account);
    return created(operation, issue, [...ignoredFields(operation.issue, issue), ...changed], account);
  },
  undo: planRemoval,
};

/** The issue is there; what is left of it is its sprint. */
async function created(
  operation: CreateOperation,
  issue: IssueSnapshot,
  ignoredAtOnce: readonly string[],
  account: JiraAccount,
): Promise<Ran> {
  const { sprint } = operation;
  const missed = sprint === undefined ? null : await planned(sprint, issue.key, account);
  const ignored = [...ignoredAtOnce, ...(missed === null ? [] : ['Sprint'])];
  const where = sprint === undefined || missed !== null ? '' : ` in ${sprint.name}`;
  return {
    output: {
      issue: summaryOf(issue),
      done: `${withIgnored(`Created ${issue.key}${where}`, ignored)}${missed?.why ?? ''}`,
      ignoredFields: ignored,
    },
    written: operation,
    made: { fields: seenIn(issue, comparableFields), comment: null },
  };
}
