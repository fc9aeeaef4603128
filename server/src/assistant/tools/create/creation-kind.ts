import type { IssueSnapshot } from '../../../jira/jira.ts';
import { ignoredFields } from '../../../jira/writes/ignored-fields.ts';
import { withIgnored } from '../change/change-in-words.ts';
import { comparableFields, seenIn } from '../change/seen-fields.ts';
import type { OperationKind, Ran } from '../operation-kind.ts';
import { summaryOf } from '../write-plan.ts';
import { changedFields } from './changed-fields.ts';
import type { CreateOperation } from './creation-operation.ts';
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
    return created(operation, issue, ignored);
  },
  async examine(operation, account, mark) {
    const issue = await account.createdWith(operation.issue.project, mark);
    if (issue === null) return 'nothing';
    const { fields = [] } = operation;
    const changed = await changedFields(fields, issue.key, account);
    return created(operation, issue, [...ignoredFields(operation.issue, issue), ...changed]);
  },
  undo: planRemoval,
};

function created(operation: CreateOperation, issue: IssueSnapshot, ignored: string[]): Ran {
  return {
    output: {
      issue: summaryOf(issue),
      done: withIgnored(`Created ${issue.key}`, ignored),
      ignoredFields: ignored,
    },
    written: operation,
    made: { fields: seenIn(issue, comparableFields), comment: null },
  };
}
