import { requirePermission } from '../permissions/operation-permissions.ts';
import type { Issue } from '../site/model/issue.ts';
import type { Person } from '../site/model/person.ts';
import { bodyRecord, findIssue, param, queryText, type RestCall, type RestRoute } from './call.ts';
import { givenText } from './given-text.ts';
import { personShape } from './people-shape.ts';
import { badRequest, JiraRefusal, userNotFound } from './refusal.ts';

const MOST_ASKED = 1_000;

/** Who is told of changes, and who wants the issue done. */
export const watcherRoutes: readonly RestRoute[] = [
  {
    method: 'POST',
    path: '/issue/watching',
    scope: 'read:jira-work',
    handle: (call) => {
      const { issueIds } = bodyRecord(call);
      if (!Array.isArray(issueIds) || issueIds.length > MOST_ASKED)
        throw badRequest(`'issueIds' must be a list of at most ${MOST_ASKED} ids.`);
      const watched = [...call.site.issues.values()].filter(({ watchers }) => watchers.includes(call.me));
      const ids = new Set(watched.map(({ id }) => id));
      return {
        issuesIsWatching: Object.fromEntries(issueIds.map((id) => [givenText(id), ids.has(givenText(id))])),
      };
    },
  },
  {
    method: 'GET',
    path: '/issue/:key/watchers',
    scope: 'read:jira-work',
    handle: (call) => {
      const issue = findIssue(call.site, param(call, 'key'));
      return {
        ...watchesShape(issue, call.base, call.me),
        watchers: issue.watchers.map((person) => personShape(person, call.base)),
      };
    },
  },
  {
    method: 'POST',
    path: '/issue/:key/watchers',
    scope: 'write:jira-work',
    handle: (call) => {
      const issue = findIssue(call.site, param(call, 'key'));
      const { body } = call;
      if (body !== undefined && body !== null && typeof body !== 'string')
        throw badRequest('Invalid request payload. Refer to the REST API documentation and try again.');
      const person = body ? findPerson(call, body) : call.me;
      refuseManaging(call, issue, person);
      call.changes.watch(issue, person);
      return undefined;
    },
  },
  {
    method: 'DELETE',
    path: '/issue/:key/watchers',
    scope: 'write:jira-work',
    handle: (call) => {
      const issue = findIssue(call.site, param(call, 'key'));
      const accountId = queryText(call, 'accountId');
      const person = accountId === null ? call.me : findPerson(call, accountId);
      refuseManaging(call, issue, person);
      call.changes.unwatch(issue, person);
      return undefined;
    },
  },
  {
    method: 'GET',
    path: '/issue/:key/votes',
    scope: 'read:jira-work',
    handle: (call) => {
      const issue = findIssue(call.site, param(call, 'key'));
      return {
        ...votesShape(issue, call.base, call.me),
        voters: issue.votes.map((person) => personShape(person, call.base)),
      };
    },
  },
  {
    method: 'POST',
    path: '/issue/:key/votes',
    scope: 'write:jira-work',
    handle: (call) => {
      call.changes.vote(votable(call), call.me);
      return undefined;
    },
  },
  {
    method: 'DELETE',
    path: '/issue/:key/votes',
    scope: 'write:jira-work',
    handle: (call) => {
      call.changes.withdrawVote(votable(call), call.me);
      return undefined;
    },
  },
];

export function watchesShape(issue: Issue, base: string, me: Person) {
  return {
    self: `${base}/rest/api/3/issue/${issue.key}/watchers`,
    watchCount: issue.watchers.length,
    isWatching: issue.watchers.includes(me),
  };
}

export function votesShape(issue: Issue, base: string, me: Person) {
  return {
    self: `${base}/rest/api/3/issue/${issue.key}/votes`,
    votes: issue.votes.length,
    hasVoted: issue.votes.includes(me),
  };
}

/** Jira hides the vote from the reporter and from resolved issues by the same answer. */
function votable(call: RestCall): Issue {
  const issue = findIssue(call.site, param(call, 'key'));
  if (issue.reporter === call.me)
    throw new JiraRefusal(404, ['You cannot vote for an issue you have reported.']);
  if (issue.resolution !== null)
    throw new JiraRefusal(404, ['You cannot vote for an issue that has been resolved.']);
  return issue;
}

/** One always decides about oneself. */
function refuseManaging({ permissions, me }: RestCall, issue: Issue, person: Person): void {
  if (person === me) return;
  const message = `User '${me.displayName}' is not allowed to modify watchers for issue '${issue.key}'`;
  requirePermission(permissions, me, 'MANAGE_WATCHERS', issue, message);
}

function findPerson({ site }: RestCall, accountId: string): Person {
  const person = site.people.find((candidate) => candidate.accountId === accountId);
  if (person === undefined) throw userNotFound();
  return person;
}
