import type { IssuePart, ReadIssuesInput, ReadIssuesOutput } from '@sidelight/contract';
import type { JiraAccount } from '../../../jira/jira.ts';

const usualPartsOfOne: readonly IssuePart[] = ['description', 'comments', 'history', 'subtasks'];
const pageOfOne = 20;
const pageOfSeveral = 5;

/** The issues of the keys; several are lean unless more is asked for. */
export function readIssues(input: ReadIssuesInput, account: JiraAccount): Promise<ReadIssuesOutput> {
  const keys = [...new Set(input.keys)];
  const alone = keys.length === 1;
  return account.readIssues(keys, {
    parts: new Set(input.parts ?? (alone ? usualPartsOfOne : [])),
    before: input.before,
    pageSize: alone ? pageOfOne : pageOfSeveral,
  });
}
