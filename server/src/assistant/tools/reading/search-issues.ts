import type { SearchIssuesInput, SearchIssuesOutput } from '@sidelight/contract';
import { print } from '@sidelight/jql';
import { criteriaToQuery } from '@sidelight/language';
import type { JiraAccount } from '../../../jira/jira.ts';
import { groupIssues } from './group-issues.ts';
import { resolveCriteria } from './resolve-criteria.ts';

const usualLimit = 10;

export async function searchIssues(
  input: SearchIssuesInput,
  account: JiraAccount,
): Promise<SearchIssuesOutput> {
  const [jql, siteUrl] = await Promise.all([jqlOf(input, account), account.siteUrl()]);
  const jqlUrl = `${siteUrl}/issues/?jql=${encodeURIComponent(jql)}`;
  if (input.countOnly === true) {
    return { jql, jqlUrl, total: await account.count(jql), issues: [], nextPageToken: null };
  }
  if (input.groupBy !== undefined) {
    const grouped = await groupIssues(jql, input.groupBy, account);
    return { jql, jqlUrl, issues: [], nextPageToken: null, ...grouped };
  }
  const { total, issues, nextPageToken } = await account.search({
    jql,
    limit: input.limit ?? usualLimit,
    pageToken: input.pageToken,
  });
  return { jql, jqlUrl, total, issues, nextPageToken };
}

async function jqlOf(input: SearchIssuesInput, account: JiraAccount): Promise<string> {
  if (input.jql !== undefined) return input.jql;
  return print(criteriaToQuery(await resolveCriteria(input.criteria ?? {}, account)));
}
