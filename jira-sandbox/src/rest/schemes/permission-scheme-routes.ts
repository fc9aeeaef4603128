import { isDeepStrictEqual } from 'node:util';
import {
  addGrant,
  type PermissionGrant,
  type PermissionScheme,
  removeGrant,
} from '../../permissions/permission-scheme.ts';
import { nextId } from '../../site/last-ids.ts';
import { bodyRecord, param, queryList, type RestCall, type RestRoute } from '../call.ts';
import { folded } from '../fold.ts';
import { givenText } from '../given-text.ts';
import { findProject } from '../project-routes.ts';
import { requireAdministration, requireSiteAdministration } from '../projects/administration.ts';
import { badRequest, JiraRefusal } from '../refusal.ts';
import { holderShape, readGrant } from './permission-grant.ts';

const ONE = '/permissionscheme/:id';
const EXPAND = 'user,group,projectRole,field,all';
/** The scheme of projects whose own one is deleted. */
const USUAL = '0';

/** The schemes of the site, who holds what by them, and which of them a project has. */
export const permissionSchemeRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/permissionscheme',
    scope: 'read:jira-work',
    handle: (call) => ({
      permissionSchemes: call.site.permissionSchemes.map((scheme) => schemeShape(scheme, call)),
    }),
  },
  { method: 'POST', path: '/permissionscheme', scope: 'manage:jira-configuration', handle: create },
  {
    method: 'GET',
    path: ONE,
    scope: 'read:jira-work',
    handle: (call) => schemeShape(find(call), call, true),
  },
  { method: 'PUT', path: ONE, scope: 'manage:jira-configuration', handle: change },
  { method: 'DELETE', path: ONE, scope: 'manage:jira-configuration', handle: remove },
  {
    method: 'GET',
    path: `${ONE}/permission`,
    scope: 'read:jira-work',
    handle: (call) => {
      const scheme = find(call);
      return {
        permissions: grantsOf(scheme).map((grant) => grantShape(scheme, grant, call)),
        expand: EXPAND,
      };
    },
  },
  {
    method: 'POST',
    path: `${ONE}/permission`,
    scope: 'manage:jira-configuration',
    handle: (call) => {
      requireSiteAdministration(call);
      const scheme = find(call);
      const { permission, holder } = readGrant(bodyRecord(call), call);
      const same = scheme.grants.get(permission)?.some((grant) => isDeepStrictEqual(grant.holder, holder));
      if (same === true) throw badRequest('The permission is granted to this holder already.');
      const grant = { id: newGrantId(call), permission, holder };
      addGrant(scheme, grant);
      call.permissions.forgetViews();
      call.reply.code(201);
      return grantShape(scheme, grant, call);
    },
  },
  {
    method: 'GET',
    path: `${ONE}/permission/:grant`,
    scope: 'read:jira-work',
    handle: (call) => {
      const scheme = find(call);
      const grant = grantsOf(scheme).find(({ id }) => String(id) === param(call, 'grant'));
      if (grant === undefined) throw new JiraRefusal(404, ['There is no such permission in the scheme.']);
      return grantShape(scheme, grant, call);
    },
  },
  {
    method: 'DELETE',
    path: `${ONE}/permission/:grant`,
    scope: 'manage:jira-configuration',
    handle: (call) => {
      requireSiteAdministration(call);
      const scheme = find(call);
      const grant = grantsOf(scheme).find(({ id }) => String(id) === param(call, 'grant'));
      if (grant === undefined) throw badRequest('There is no such permission in the scheme.');
      removeGrant(scheme, grant);
      call.permissions.forgetViews();
      return undefined;
    },
  },
  {
    method: 'GET',
    path: '/project/:key/permissionscheme',
    scope: 'read:jira-work',
    handle: (call) => {
      const project = findProject(call, param(call, 'key'));
      requireAdministration(call, project);
      const id = call.switches.permissions === 'open' ? USUAL : project.permissionSchemeId;
      return schemeShape(find(call, id), call);
    },
  },
  {
    method: 'PUT',
    path: '/project/:key/permissionscheme',
    scope: 'manage:jira-project',
    handle: (call) => {
      const project = findProject(call, param(call, 'key'));
      requireSiteAdministration(call);
      const { id } = bodyRecord(call);
      if (id === undefined || id === null)
        throw badRequest("The 'id' of the permission scheme must be given.");
      const scheme = find(call, givenText(id));
      project.permissionSchemeId = scheme.id;
      call.permissions.forgetViews();
      return schemeShape(scheme, call);
    },
  },
];

function create(call: RestCall) {
  requireSiteAdministration(call);
  const { name, description = '' } = textsIn(call, null);
  if (name === undefined) throw badRequest('A permission scheme name must be given.');
  const grants = grantsIn(call) ?? [];
  const id = String(nextId(call.site, 'permission scheme', 10_099));
  const scheme: PermissionScheme = { id, name, description, grants: new Map() };
  for (const grant of grants) addGrant(scheme, grant);
  call.changes.site.permissionSchemes.push(scheme);
  call.reply.code(201);
  return schemeShape(scheme, call);
}

function change(call: RestCall) {
  requireSiteAdministration(call);
  const scheme = find(call);
  const texts = textsIn(call, scheme);
  const grants = grantsIn(call);
  Object.assign(scheme, texts);
  // Those that are given take the place of all there were.
  if (grants !== null) {
    scheme.grants.clear();
    for (const grant of grants) addGrant(scheme, grant);
    call.permissions.forgetViews();
  }
  return schemeShape(scheme, call);
}

/** As in Jira, its projects get the default scheme. */
function remove(call: RestCall) {
  requireSiteAdministration(call);
  const scheme = find(call);
  if (scheme.id === USUAL) throw badRequest('The default permission scheme cannot be deleted.');
  const { permissionSchemes, projects, hiddenProjects } = call.changes.site;
  for (const project of [...projects, ...hiddenProjects.map((hidden) => hidden.project)])
    if (project.permissionSchemeId === scheme.id) project.permissionSchemeId = USUAL;
  permissionSchemes.splice(permissionSchemes.indexOf(scheme), 1);
  call.permissions.forgetViews();
  return undefined;
}

function find(call: RestCall, id = param(call, 'id')): PermissionScheme {
  const scheme = call.site.permissionSchemes.find((each) => each.id === id);
  if (scheme === undefined) throw new JiraRefusal(404, ['The requested permission scheme does not exist.']);
  return scheme;
}

/** Null where none are given. */
function grantsIn(call: RestCall): readonly PermissionGrant[] | null {
  const { permissions } = bodyRecord(call);
  if (permissions === undefined || permissions === null) return null;
  if (!Array.isArray(permissions)) throw badRequest("'permissions' must be a list.");
  const read = permissions.map((given) => readGrant(given, call));
  return read.map((grant) => ({ id: newGrantId(call), ...grant }));
}

function newGrantId({ site }: RestCall): number {
  return nextId(site, 'permission grant', 19_999);
}

function textsIn(call: RestCall, own: PermissionScheme | null): { name?: string; description?: string } {
  const { name, description } = bodyRecord(call);
  if (name !== undefined && (typeof name !== 'string' || name.trim() === ''))
    throw badRequest('The name of a permission scheme must not be empty.');
  if (description !== undefined && description !== null && typeof description !== 'string')
    throw badRequest('The description must be a text.');
  const wanted = typeof name === 'string' ? name.trim() : null;
  const taken = call.site.permissionSchemes.some(
    (scheme) => scheme !== own && wanted !== null && folded(scheme.name) === folded(wanted),
  );
  if (taken) throw badRequest(`A permission scheme with the name '${wanted}' already exists.`);
  return {
    ...(wanted === null ? {} : { name: wanted }),
    ...(typeof description === 'string' ? { description } : {}),
  };
}

function grantsOf({ grants }: PermissionScheme): readonly PermissionGrant[] {
  return [...grants.values()].flat();
}

function schemeShape(scheme: PermissionScheme, call: RestCall, withGrants = false) {
  const { id, name, description } = scheme;
  // Whoever asks for a part of the grants asks for the grants.
  const shown = withGrants || queryList(call, 'expand').length > 0;
  return {
    expand: EXPAND,
    id: Number(id),
    self: `${call.base}/rest/api/3/permissionscheme/${id}`,
    name,
    description,
    ...(shown ? { permissions: grantsOf(scheme).map((grant) => grantShape(scheme, grant, call)) } : {}),
  };
}

function grantShape(
  { id: schemeId }: PermissionScheme,
  { id, permission, holder }: PermissionGrant,
  call: RestCall,
) {
  return {
    id,
    self: `${call.base}/rest/api/3/permissionscheme/${schemeId}/permission/${id}`,
    holder: holderShape(holder, call),
    permission,
  };
}
