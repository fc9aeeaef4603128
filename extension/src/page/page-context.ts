import type { Site } from '@sidelight/contract';
import type { PageContext } from '@sidelight/ui';
import type { IssueAddress } from './issue-address.ts';

/** What the chat may know of the page: an issue of one of the person's sites; of any other page nothing. */
export function pageContext(issue: IssueAddress | null, sites: readonly Site[]): PageContext {
  const site = sites.find(({ url }) => issue !== null && new URL(url).origin === issue.site);
  return issue === null || site === undefined ? {} : { siteUrl: site.url, issueKey: issue.issueKey };
}
