import { issueKeySchema } from '@sidelight/contract';

/** The issue that an address of Jira shows, and the site it belongs to. */
export interface IssueAddress {
  readonly issueKey: string;
  /** Origin of the site, "https://example.atlassian.net". */
  readonly site: string;
}

/**
 * Reads the issue out of an address of Jira Cloud:
 * - `/browse/ABC-1`, the address people share;
 * - `?selectedIssue=ABC-1`, boards, backlogs and lists with the issue's panel open;
 * - `…/issues/ABC-1`, the issue navigator of a project;
 * - `…/queues/…/ABC-1` and `/servicedesk/customer/portal/1/ABC-1`, service management.
 *
 * Null when the address shows none. It says nothing about whether the host is a Jira that the person uses:
 * compare `site` with the site of the session for that.
 */
export function issueAddress(address: string): IssueAddress | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  const said = url.searchParams.get('selectedIssue') ?? keyInPath(url.pathname);
  const key = issueKeySchema.safeParse(said);
  return key.success ? { issueKey: key.data, site: url.origin } : null;
}

function keyInPath(path: string): string | null {
  const match =
    /\/browse\/([^/]+)\/?$/.exec(path) ??
    /\/issues\/([^/]+)\/?$/.exec(path) ??
    /\/queues\/(?:[^/]+\/)*([^/]+)\/?$/.exec(path) ??
    /\/servicedesk\/customer\/portal\/\d+\/([^/]+)\/?$/.exec(path);
  return match?.[1] ?? null;
}
