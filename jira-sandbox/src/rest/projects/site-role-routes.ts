import { isDeepStrictEqual } from 'node:util';
import { replaceHolder } from '../../permissions/permission-scheme.ts';
import type { RoleActors } from '../../site/model/project-role.ts';
import { addActors, addRole, removeRole, roleIds } from '../../site/project-roles.ts';
import { bodyRecord, queryText, type RestCall, type RestRoute } from '../call.ts';
import { folded } from '../fold.ts';
import { badRequest, JiraRefusal } from '../refusal.ts';
import { requireSiteAdministration } from './administration.ts';
import { namedActors, roleNotFound, takeActor } from './role-routes.ts';
import { actorsShape, roleDetails } from './role-shape.ts';

const ROLE = '/role/:id';
const scope = 'manage:jira-configuration';

/** The roles that every project has, and whom new projects give them. */
export const siteRoleRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/role',
    scope,
    handle: ({ site, base }) => site.projectRoles.map(({ role }) => roleDetails(role, base, null)),
  },
  {
    method: 'POST',
    path: '/role',
    scope,
    handle: (call) => {
      requireSiteAdministration(call);
      const { name, description = '' } = textsIn(call, null);
      if (name === undefined) throw badRequest('A role name must be given.');
      const role = addRole(call.changes.site, name, description);
      return shape(call, find(call, role.id));
    },
  },
  { method: 'GET', path: ROLE, scope, handle: (call) => shape(call, find(call)) },
  // Jira changes a part by POST, and all of it by PUT.
  { method: 'POST', path: ROLE, scope, handle: (call) => change(call, false) },
  { method: 'PUT', path: ROLE, scope, handle: (call) => change(call, true) },
  {
    method: 'DELETE',
    path: ROLE,
    scope,
    handle: (call) => {
      requireSiteAdministration(call);
      const { role } = find(call);
      const wanted = queryText(call, 'swap');
      const swap = call.site.projectRoles.find((other) => other.role.id === wanted)?.role ?? null;
      if (wanted !== null && (swap === null || swap === role))
        throw badRequest(`The role '${wanted}' cannot take the place of the deleted one.`);
      if (swap === null && isUsed(call, role.id))
        throw new JiraRefusal(409, [`The role '${role.name}' is in use; name another one as 'swap'.`]);
      replaceHolder(call.changes.site, { roleId: role.id }, swap === null ? null : { roleId: swap.id });
      removeRole(call.changes.site, role, swap);
      call.permissions.forgetViews();
      return undefined;
    },
  },
  {
    method: 'GET',
    path: `${ROLE}/actors`,
    scope,
    handle: (call) => {
      requireSiteAdministration(call);
      return actorsShape(find(call), call.base);
    },
  },
  {
    method: 'POST',
    path: `${ROLE}/actors`,
    scope,
    handle: (call) => {
      requireSiteAdministration(call);
      const actors = find(call);
      const { people, groups } = namedActors(call, bodyRecord(call));
      if (people.length + groups.length === 0)
        throw badRequest('At least one user or group must be given to add to the role.');
      addActors(actors, people, groups);
      return actorsShape(actors, call.base);
    },
  },
  {
    method: 'DELETE',
    path: `${ROLE}/actors`,
    scope,
    handle: (call) => {
      requireSiteAdministration(call);
      const actors = find(call);
      takeActor(call, actors);
      return actorsShape(actors, call.base);
    },
  },
];

function change(call: RestCall, isWhole: boolean) {
  requireSiteAdministration(call);
  const actors = find(call);
  const { name, description } = textsIn(call, actors);
  if (isWhole && (name === undefined || description === undefined))
    throw badRequest("Both 'name' and 'description' must be given.");
  // Changing a part takes the name or, without one, the description.
  if (name !== undefined) actors.role.name = name;
  if (description !== undefined && (isWhole || name === undefined)) actors.role.description = description;
  return shape(call, actors);
}

function find({ site, params }: RestCall, id = params['id'] ?? ''): RoleActors {
  const found = site.projectRoles.find(({ role }) => role.id === id);
  if (found === undefined) throw roleNotFound(id);
  return found;
}

function shape({ base }: RestCall, actors: RoleActors) {
  return { ...roleDetails(actors.role, base, null), ...actorsShape(actors, base) };
}

/** Named by a permission, a workflow or a security level, or had by somebody in a project. */
function isUsed({ changes }: RestCall, roleId: string): boolean {
  const { projects, permissionSchemes } = changes.site;
  const holder = { roleId };
  return (
    Object.values(roleIds).some((id) => id === roleId) ||
    projects.some(({ roles }) =>
      roles.some(({ role, people, groups }) => role.id === roleId && people.length + groups.length > 0),
    ) ||
    permissionSchemes.some(({ grants }) =>
      [...grants.values()].flat().some((grant) => isDeepStrictEqual(grant.holder, holder)),
    )
  );
}

function textsIn(call: RestCall, own: RoleActors | null): { name?: string; description?: string } {
  const { name, description } = bodyRecord(call);
  if (name !== undefined && (typeof name !== 'string' || name === '' || name.trim() !== name))
    throw badRequest('The name must not be empty, nor start or end with whitespace.');
  if (description !== undefined && description !== null && typeof description !== 'string')
    throw badRequest('The description must be a text.');
  const same = ({ role }: RoleActors) => typeof name === 'string' && folded(role.name) === folded(name);
  if (call.site.projectRoles.some((other) => other !== own && same(other)))
    throw new JiraRefusal(409, [`A project role with the name '${String(name)}' already exists.`]);
  return {
    ...(typeof name === 'string' ? { name } : {}),
    ...(typeof description === 'string' ? { description } : {}),
  };
}
