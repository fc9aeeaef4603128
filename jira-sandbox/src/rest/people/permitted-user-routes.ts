import { isProjectPermission, type ProjectPermission } from '../../permissions/project-permission.ts';
import type { Issue } from '../../site/model/issue.ts';
import type { Person } from '../../site/model/person.ts';
import type { Project } from '../../site/model/project.ts';
import { findIssue, queryList, queryText, type RestCall, type RestRoute } from '../call.ts';
import { findProject } from '../project-routes.ts';
import { badRequest } from '../refusal.ts';
import { isMeant, pageOfPeople } from './user-routes.ts';

/** People by what they may do: be assigned, see an issue, or anything else. */
export const permittedUserRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/user/assignable/search',
    scope: 'read:jira-user',
    handle: (call) => {
      const place = placeIn(call, 'project') ?? refuse('A project or an issue key is required.');
      return found(call, queryText(call, 'query') ?? '', (person) =>
        mayAll(call, person, ['ASSIGNABLE_USER'], [place]),
      );
    },
  },
  {
    method: 'GET',
    path: '/user/assignable/multiProjectSearch',
    scope: 'read:jira-user',
    handle: (call) => {
      const keys = queryList(call, 'projectKeys');
      if (keys.length === 0) throw badRequest("The 'projectKeys' query parameter is required.");
      const places = keys.map((key) => ({ project: findProject(call, key), issue: null }));
      return found(call, queryText(call, 'query') ?? '', (person) =>
        mayAll(call, person, ['ASSIGNABLE_USER'], places),
      );
    },
  },
  {
    method: 'GET',
    path: '/user/permission/search',
    scope: 'read:jira-user',
    handle: (call) => {
      const wanted = queryList(call, 'permissions');
      if (wanted.length === 0) throw badRequest("The 'permissions' query parameter is required.");
      const permissions = wanted.map((key) => {
        if (!isProjectPermission(key)) throw badRequest(`Unrecognized permission: ${key}`);
        return key;
      });
      const place = placeIn(call, 'projectKey') ?? refuse('A project or an issue key is required.');
      return found(call, requiredQuery(call), (person) => mayAll(call, person, permissions, [place]));
    },
  },
  {
    method: 'GET',
    path: '/user/viewissue/search',
    scope: 'read:jira-user',
    handle: (call) => {
      const place = placeIn(call, 'projectKey') ?? refuse('A project or an issue key is required.');
      return found(call, requiredQuery(call), (person) => mayAll(call, person, ['BROWSE_PROJECTS'], [place]));
    },
  },
];

interface Place {
  readonly project: Project;
  readonly issue: Issue | null;
}

function placeIn(call: RestCall, parameter: 'project' | 'projectKey'): Place | null {
  const issueKey = queryText(call, 'issueKey') ?? queryText(call, 'issueId');
  if (issueKey !== null) {
    const issue = findIssue(call.site, issueKey);
    return { project: issue.project, issue };
  }
  const project = queryText(call, parameter);
  return project === null ? null : { project: findProject(call, project), issue: null };
}

function refuse(message: string): never {
  throw badRequest(message);
}

function requiredQuery(call: RestCall): string {
  const query = queryText(call, 'query');
  if (query === null && queryText(call, 'accountId') === null)
    throw badRequest('Either the query or the accountId parameter is required.');
  return query ?? '';
}

function mayAll(
  { permissions }: RestCall,
  person: Person,
  wanted: readonly ProjectPermission[],
  places: readonly Place[],
): boolean {
  return places.every(({ project, issue }) =>
    wanted.every((permission) => permissions.may(person, permission, project, issue)),
  );
}

function found(call: RestCall, query: string, may: (person: Person) => boolean) {
  const accountId = queryText(call, 'accountId');
  return pageOfPeople(
    call,
    call.site.people.filter(
      (person) =>
        person.active &&
        person.accountType === 'atlassian' &&
        isMeant(person, query, accountId) &&
        may(person),
    ),
  );
}
