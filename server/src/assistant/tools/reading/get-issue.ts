import type { GetIssueInput, GetIssueOutput } from '@sidelight/contract';
import type { JiraAccount } from '../../../jira/jira.ts';

export function getIssue(input: GetIssueInput, account: JiraAccount): Promise<GetIssueOutput> {
  return account.issue(input.key);
}
