import type { Group, Person } from '../../site/model/person.ts';
import type { Project } from '../../site/model/project.ts';
import type { RoleActors } from '../../site/model/project-role.ts';
import { actorsOf, addActors, isActor, replaceActors } from '../../site/project-roles.ts';
import { asRecord, bodyRecord, param, queryText, type RestCall, type RestRoute } from '../call.ts';
import { findProject } from '../project-routes.ts';
import { badRequest, JiraRefusal } from '../refusal.ts';
import { requireAdministration } from './administration.ts';
import { projectRoleShape, roleAddresses, roleDetails } from './role-shape.ts';

export const roleRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/project/:key/role',
    scope: 'read:jira-work',
    handle: (call) => roleAddresses(findProject(call, param(call, 'key')), call.base),
  },
  {
    method: 'GET',
    path: '/project/:key/roledetails',
    scope: 'read:jira-work',
    handle: (call) => {
      const project = findProject(call, param(call, 'key'));
      requireAdministration(call, project);
      const mine = queryText(call, 'currentMember') === 'true';
      return project.roles
        .filter((actors) => !mine || isActor(actors, call.me))
        .map(({ role }) => roleDetails(role, call.base, project));
    },
  },
  {
    method: 'GET',
    path: '/project/:key/role/:id',
    scope: 'read:jira-work',
    handle: (call) => {
      const { project, actors } = find(call);
      return projectRoleShape(actors, project, call.base);
    },
  },
  {
    method: 'POST',
    path: '/project/:key/role/:id',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const { project, actors } = administered(call);
      const body = bodyRecord(call);
      const { people, groups } = namedActors(call, body);
      if (people.length + groups.length === 0)
        throw badRequest('At least one user or group must be given to add to the role.');
      addActors(actors, people, groups);
      call.permissions.forgetViews();
      return projectRoleShape(actors, project, call.base);
    },
  },
  {
    method: 'PUT',
    path: '/project/:key/role/:id',
    scope: 'manage:jira-project',
    handle: (call) => {
      const { project, actors } = administered(call);
      const categorised = asRecord(bodyRecord(call)['categorisedActors']);
      if (categorised === null) throw badRequest("'categorisedActors' must be given.");
      const { people, groups } = namedActors(call, {
        user: categorised['atlassian-user-role-actor'],
        group: categorised['atlassian-group-role-actor'],
        groupId: categorised['atlassian-group-role-actor-id'],
      });
      replaceActors(actors, people, groups);
      call.permissions.forgetViews();
      return projectRoleShape(actors, project, call.base);
    },
  },
  {
    method: 'DELETE',
    path: '/project/:key/role/:id',
    scope: 'manage:jira-project',
    handle: (call) => {
      const { actors } = administered(call);
      takeActor(call, actors);
      call.permissions.forgetViews();
      return undefined;
    },
  },
];

/** Takes the one whom the query names from the role. */
export function takeActor(call: RestCall, actors: RoleActors): void {
  const given = ['user', 'group', 'groupId'].filter((name) => queryText(call, name) !== null);
  if (given.length !== 1) throw badRequest("Exactly one of 'user', 'group' and 'groupId' must be given.");
  const { people, groups } = namedActors(call, {
    [given[0] ?? '']: [queryText(call, given[0] ?? '')],
  });
  replaceActors(
    actors,
    actors.people.filter((person) => !people.includes(person)),
    actors.groups.filter((group) => !groups.includes(group)),
  );
}

function find(call: RestCall): { project: Project; actors: RoleActors } {
  const project = findProject(call, param(call, 'key'));
  const actors = actorsOf(project, param(call, 'id'));
  if (actors === null) throw roleNotFound(param(call, 'id'));
  return { project, actors };
}

function administered(call: RestCall) {
  const found = find(call);
  requireAdministration(call, found.project);
  return found;
}

/** The people by account id, the groups by name or id. Jira refuses all of them if one is not there. */
export function namedActors(
  { site }: RestCall,
  given: Record<string, unknown>,
): { people: readonly Person[]; groups: readonly Group[] } {
  const people = texts(given['user'], 'user').map((accountId) => {
    const person = site.people.find((candidate) => candidate.accountId === accountId);
    if (person === undefined) throw actorNotFound(accountId);
    return person;
  });
  const byName = texts(given['group'], 'group').map(
    (name) => site.groups.find((group) => group.name === name) ?? name,
  );
  const byId = texts(given['groupId'], 'groupId').map(
    (id) => site.groups.find((group) => group.id === id) ?? id,
  );
  const groups = [...byName, ...byId].map((group) => {
    if (typeof group === 'string') throw actorNotFound(group);
    return group;
  });
  return { people, groups };
}

function texts(value: unknown, name: string): string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.some((entry) => typeof entry !== 'string'))
    throw badRequest(`'${name}' must be a list of texts.`);
  return value;
}

function actorNotFound(name: string): JiraRefusal {
  return new JiraRefusal(404, [`We can't find '${name}' in any accessible user directory.`]);
}

export function roleNotFound(id: string): JiraRefusal {
  return new JiraRefusal(404, [`Can not retrieve a role actor for a null or unknown project role: ${id}.`]);
}
