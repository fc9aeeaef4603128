import type { Holder } from '../../permissions/holder.ts';
import {
  type PermissionScheme,
  permissionSchemeOf,
  permissionSchemes,
} from '../../permissions/permission-scheme.ts';
import { projectRoles } from '../../site/project-roles.ts';
import { bodyRecord, param, queryList, type RestCall, type RestRoute } from '../call.ts';
import { givenText } from '../given-text.ts';
import { findProject } from '../project-routes.ts';
import { requireAdministration, requireSiteAdministration } from '../projects/administration.ts';
import { badRequest, JiraRefusal } from '../refusal.ts';

/** How many ids each scheme has for its grants. */
const GRANTS = 1_000;

/** The schemes of the site and which of them a project has. They are read and chosen, not changed. */
export const permissionSchemeRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/permissionscheme',
    scope: 'read:jira-work',
    handle: (call) => ({ permissionSchemes: permissionSchemes.map((scheme) => schemeShape(scheme, call)) }),
  },
  {
    method: 'GET',
    path: '/permissionscheme/:id',
    scope: 'read:jira-work',
    handle: (call) => schemeShape(find(call), call, true),
  },
  {
    method: 'GET',
    path: '/permissionscheme/:id/permission',
    scope: 'read:jira-work',
    handle: (call) => ({ permissions: grantsOf(find(call), call), expand: EXPAND }),
  },
  {
    method: 'GET',
    path: '/permissionscheme/:id/permission/:grant',
    scope: 'read:jira-work',
    handle: (call) => {
      const grant = grantsOf(find(call), call).find(({ id }) => String(id) === param(call, 'grant'));
      if (grant === undefined) throw new JiraRefusal(404, ['There is no such permission in the scheme.']);
      return grant;
    },
  },
  {
    method: 'GET',
    path: '/project/:key/permissionscheme',
    scope: 'read:jira-work',
    handle: (call) => {
      const project = findProject(call, param(call, 'key'));
      requireAdministration(call, project);
      return schemeShape(permissionSchemeOf(project, call.switches.permissions), call);
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
      const scheme = permissionSchemes.find((each) => each.id === givenText(id));
      if (scheme === undefined) throw schemeNotFound();
      project.permissionSchemeId = scheme.id;
      call.permissions.forgetViews();
      return schemeShape(scheme, call);
    },
  },
];

const EXPAND = 'user,group,projectRole,field,all';

function find(call: RestCall): PermissionScheme {
  const scheme = permissionSchemes.find(({ id }) => id === param(call, 'id'));
  if (scheme === undefined) throw schemeNotFound();
  return scheme;
}

function schemeNotFound(): JiraRefusal {
  return new JiraRefusal(404, ['The requested permission scheme does not exist.']);
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
    ...(shown ? { permissions: grantsOf(scheme, call) } : {}),
  };
}

function grantsOf(scheme: PermissionScheme, call: RestCall) {
  const grants = Object.entries(scheme.grants).flatMap(([permission, holders]) =>
    holders.map((holder) => ({ permission, holder })),
  );
  return grants.map(({ permission, holder }, index) => {
    const id = (permissionSchemes.indexOf(scheme) + 10) * GRANTS + index;
    return {
      id,
      self: `${call.base}/rest/api/3/permissionscheme/${scheme.id}/permission/${id}`,
      holder: holderShape(holder, call),
      permission,
    };
  });
}

function holderShape(holder: Holder, { site }: RestCall) {
  if (holder === 'everybody') return { type: 'applicationRole' };
  if (holder === 'project lead') return { type: 'projectLead' };
  if (typeof holder === 'string') return { type: holder };
  if ('group' in holder) {
    const group = site.groups.find(({ name }) => name === holder.group);
    const value = group === undefined ? {} : { value: group.id };
    return { type: 'group', parameter: holder.group, ...value, expand: 'group' };
  }
  const role = projectRoles.find(({ name }) => name === holder.role);
  const known = role === undefined ? {} : { parameter: role.id, value: role.id };
  return { type: 'projectRole', ...known, expand: 'projectRole' };
}
