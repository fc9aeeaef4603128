import { type Page, pageSchema } from '@sidelight/contract';

/** What an address of Jira shows, and the site it belongs to. */
export interface PageAddress extends Omit<Page, 'siteUrl'> {
  /** Origin of the site, "https://example.atlassian.net". */
  readonly site: string;
}

const { issueKey, project, board, filter, jql } = pageSchema.shape;

/**
 * Reads an address of Jira Cloud. The issue:
 * - `/browse/ABC-1`, the address people share;
 * - `?selectedIssue=ABC-1`, boards, backlogs and lists with the issue's panel open;
 * - `…/issues/ABC-1`, the issue navigator of a project;
 * - `…/queues/…/ABC-1` and `/servicedesk/customer/portal/1/ABC-1`, service management.
 *
 * The list beside it, or instead of it:
 * - `…/projects/ABC/boards/1` and its backlog and timeline, `/secure/RapidBoard.jspa?rapidView=1`: a board;
 * - `/issues/?filter=10001`, `/issues/?jql=…`, also of a project: a search;
 * - `/browse/ABC`, `…/projects/ABC/…`: a project.
 *
 * Null when the address shows none of them. It says nothing about whether the host is a Jira that the person uses: compare
 * `site` with the sites of the session for that.
 */
export function pageAddress(address: string): PageAddress | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  const shown = {
    issueKey: issueKey.safeParse(url.searchParams.get('selectedIssue') ?? keyInPath(url.pathname)).data,
    project: project.safeParse(projectIn(url)).data,
    board: board.safeParse(numberOf(boardIn(url))).data,
    ...searchIn(url),
  };
  const found = Object.entries(shown).filter(([, value]) => value !== undefined);
  return found.length === 0 ? null : { ...Object.fromEntries(found), site: url.origin };
}

function keyInPath(path: string): string | null {
  const match =
    /\/browse\/([^/]+)\/?$/.exec(path) ??
    /\/issues\/([^/]+)\/?$/.exec(path) ??
    /\/queues\/(?:[^/]+\/)*([^/]+)\/?$/.exec(path) ??
    /\/servicedesk\/customer\/portal\/\d+\/([^/]+)\/?$/.exec(path);
  return match?.[1] ?? null;
}

function projectIn({ pathname, searchParams }: URL): string | null {
  const match = /\/projects\/([^/]+)(?:\/|$)/.exec(pathname) ?? /\/browse\/([^/]+)\/?$/.exec(pathname);
  return match?.[1] ?? (isOldBoard(pathname) ? searchParams.get('projectKey') : null);
}

function boardIn({ pathname, searchParams }: URL): string | null {
  const match = /\/boards\/(\d{1,10})(?:\/|$)/.exec(pathname);
  return match?.[1] ?? (isOldBoard(pathname) ? searchParams.get('rapidView') : null);
}

function isOldBoard(path: string): boolean {
  return /\/secure\/RapidBoard\.jspa$/i.test(path);
}

/** A search is shown by the issue navigator alone: elsewhere `jql` and `filter` are of something else. */
function searchIn({ pathname, searchParams }: URL): Pick<Page, 'filter' | 'jql'> {
  if (!/\/issues(?:\/[^/]*)?\/?$/.test(pathname)) return {};
  const typed = jql.safeParse(searchParams.get('jql') ?? undefined).data;
  // What was typed since is in the JQL; the filter is what it began with.
  if (typed !== undefined) return { jql: typed };
  return { filter: filter.safeParse(numberOf(searchParams.get('filter'))).data };
}

function numberOf(said: string | null): number | undefined {
  return said === null || said === '' ? undefined : Number(said);
}
