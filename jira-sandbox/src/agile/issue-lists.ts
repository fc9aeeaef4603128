import { param, queryNumber, queryText, type RestCall, type RestRoute } from '../rest/call.ts';
import { badRequest } from '../rest/refusal.ts';
import type { Issue } from '../site/model/issue.ts';
import type { Sprint } from '../site/model/sprint.ts';
import { backlogOf, issuesOnBoard } from './board-content.ts';
import { findBoard, findEpic, findScrumBoard, findSprint } from './find.ts';
import { agileIssues, foundIssues, issuePage, MOST_PER_PAGE } from './issue-page.ts';
import { agileScopes } from './scopes.ts';

/** A list of issues that the agile API has with offsets, and its successor with tokens under the same path. */
interface IssueList {
  readonly path: string;
  readonly scope: readonly string[];
  /** In no order. */
  issues(call: RestCall): Issue[];
}

const lists: readonly IssueList[] = [
  {
    path: '/board/:board/issue',
    scope: agileScopes.readBoard,
    issues: (call) => issuesOnBoard(call, findBoard(call)),
  },
  {
    path: '/board/:board/backlog',
    scope: agileScopes.readBoard,
    issues: (call) => backlogOf(call, findBoard(call)),
  },
  {
    path: '/board/:board/epic/none/issue',
    scope: agileScopes.readEpicIssues,
    issues: (call) => withoutEpic(issuesOnBoard(call, findBoard(call))),
  },
  {
    path: '/board/:board/epic/:epic/issue',
    scope: agileScopes.readEpicIssues,
    issues: (call) => {
      const board = findBoard(call);
      const epic = findEpic(call.site, param(call, 'epic'));
      return issuesOnBoard(call, board).filter((issue) => issue.parent === epic);
    },
  },
  {
    path: '/board/:board/sprint/:sprint/issue',
    scope: agileScopes.readSprintIssues,
    issues: (call) => {
      const board = findScrumBoard(call);
      const sprint = findSprint(call, param(call, 'sprint'));
      return issuesOnBoard(call, board).filter((issue) => issue.sprints.includes(sprint));
    },
  },
  {
    path: '/sprint/:sprint/issue',
    scope: agileScopes.readSprintIssues,
    issues: (call) => issuesIn(call, findSprint(call, param(call, 'sprint'))),
  },
  {
    path: '/epic/none/issue',
    scope: agileScopes.readEpicIssues,
    issues: (call) => withoutEpic([...call.site.issues.values()]),
  },
  {
    path: '/epic/:epic/issue',
    scope: agileScopes.readEpicIssues,
    issues: (call) => {
      const epic = findEpic(call.site, param(call, 'epic'));
      return [...call.site.issues.values()].filter((issue) => issue.parent === epic);
    },
  },
];

/** Below `/rest/agile/1.0`. */
export const issueListRoutes: readonly RestRoute[] = lists.map(({ path, scope, issues }) => ({
  method: 'GET',
  path,
  scope,
  handle: (call) => issuePage(call, issues(call)),
}));

/** Below `/rest/software/1.0`, where jira.js and other new clients ask. */
export const softwareRoutes: readonly RestRoute[] = lists.flatMap(({ path, scope, issues }): RestRoute[] => [
  { method: 'GET', path, scope, handle: (call) => tokenPage(call, issues(call)) },
  ...(path === '/board/:board/issue' || path === '/board/:board/backlog'
    ? [
        {
          method: 'GET' as const,
          path: `${path}/approximate-count`,
          scope,
          handle: (call: RestCall) => ({ count: foundIssues(call, issues(call)).length }),
        },
      ]
    : []),
]);

function tokenPage(call: RestCall, issues: readonly Issue[]) {
  const found = foundIssues(call, issues);
  const token = queryText(call, 'nextPageToken');
  const from = token === null ? 0 : readToken(token);
  const to = from + queryNumber(call, 'maxResults', 50, MOST_PER_PAGE);
  return {
    isLast: to >= found.length,
    ...(to >= found.length ? {} : { nextPageToken: Buffer.from(String(to)).toString('base64url') }),
    ...agileIssues(call, found.slice(from, to)),
  };
}

function readToken(token: string): number {
  const text = Buffer.from(token, 'base64url').toString('utf8');
  if (!/^\d{1,9}$/.test(text)) throw badRequest('The provided next page token is invalid or has expired.');
  return Number(text);
}

function issuesIn({ site }: RestCall, sprint: Sprint): Issue[] {
  return [...site.issues.values()].filter((issue) => issue.sprints.includes(sprint));
}

/** Issues of the standard level that belong to no epic. */
function withoutEpic(issues: readonly Issue[]): Issue[] {
  return issues.filter(({ type, parent }) => type.hierarchyLevel === 0 && parent === null);
}
