import { isProjectPermission, type ProjectPermission } from '../permissions/project-permission.ts';
import {
  asRecord,
  bodyRecord,
  findIssue,
  queryList,
  queryText,
  type RestCall,
  type RestRoute,
} from './call.ts';
import { givenText } from './given-text.ts';
import { permissionCatalogue } from './permission-catalogue.ts';
import { findProject } from './project-routes.ts';
import { isSiteAdministrator } from './projects/administration.ts';
import { badRequest, JiraRefusal } from './refusal.ts';

/** Every app may ask it. */
const ANY_TOKEN: readonly string[] = [];

export const permissionRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/permissions',
    scope: 'manage:jira-configuration',
    handle: () => ({
      permissions: Object.fromEntries(
        permissionCatalogue.map(({ key, name, type, description }) => [
          key,
          { key, name, type, description },
        ]),
      ),
    }),
  },
  { method: 'GET', path: '/mypermissions', scope: 'read:jira-work', handle: myPermissions },
  { method: 'POST', path: '/permissions/check', scope: ANY_TOKEN, handle: checkPermissions },
  {
    method: 'POST',
    path: '/permissions/project',
    scope: 'read:jira-work',
    handle: (call) => {
      const wanted = projectPermissionsIn(bodyRecord(call)['permissions']);
      const projects = call.site.projects.filter((project) =>
        wanted.every((permission) => call.permissions.may(call.me, permission, project, null)),
      );
      return { projects: projects.map(({ id, key }) => ({ id: Number(id), key })) };
    },
  },
];

function myPermissions(call: RestCall) {
  const wanted = queryList(call, 'permissions');
  // Jira asks for the list since 2019: answering with all of them was too slow.
  if (wanted.length === 0) throw badRequest("The 'permissions' query parameter is required.");
  const unknown = wanted.filter((key) => !permissionCatalogue.some((permission) => permission.key === key));
  if (unknown.length > 0) throw badRequest(`Unrecognized permission(s): ${unknown.join(', ')}`);
  const projectName = queryText(call, 'projectKey') ?? queryText(call, 'projectId');
  const issueName = queryText(call, 'issueKey') ?? queryText(call, 'issueId');
  const issue = issueName === null ? null : findIssue(call.site, issueName);
  const project = projectName === null ? (issue?.project ?? null) : findProject(call, projectName);
  const isAdministrator = isSiteAdministrator(call);
  // Without a project Jira says whether one has the permission in any.
  const places = project === null ? call.site.projects : [project];
  const has = (key: string) => {
    if (key === 'ADMINISTER') return isAdministrator;
    return (
      !isProjectPermission(key) || places.some((place) => call.permissions.may(call.me, key, place, issue))
    );
  };
  return {
    permissions: Object.fromEntries(
      permissionCatalogue
        .filter(({ key }) => wanted.includes(key))
        .map((permission) => [permission.key, { ...permission, havePermission: has(permission.key) }]),
    ),
  };
}

function projectPermissionsIn(value: unknown): ProjectPermission[] {
  if (!Array.isArray(value) || value.length === 0) throw badRequest("'permissions' must not be empty.");
  return value.map((key) => {
    if (typeof key !== 'string' || !isProjectPermission(key))
      throw badRequest(`Unrecognized permission: ${givenText(key)}`);
    return key;
  });
}

/** Which of the projects and issues that are asked about each permission holds for. Others may be asked about only by administrators. */
function checkPermissions(call: RestCall) {
  const body = bodyRecord(call);
  const accountId = body['accountId'] ?? call.me.accountId;
  const person = call.site.people.find((candidate) => candidate.accountId === accountId);
  if (person === undefined) throw badRequest('The user does not exist.');
  if (person !== call.me && !isSiteAdministrator(call))
    throw new JiraRefusal(403, ['Only administrators may ask about the permissions of other users.']);
  const global = listOf(body['globalPermissions'], 'globalPermissions').map(givenText);
  const unknown = global.find(
    (key) => !permissionCatalogue.some((entry) => entry.key === key && entry.type === 'GLOBAL'),
  );
  if (unknown !== undefined) throw badRequest(`Unrecognized permission: ${unknown}`);
  return {
    globalPermissions: global.filter(
      (key) => key !== 'ADMINISTER' || isSiteAdministrator({ ...call, me: person }),
    ),
    projectPermissions: listOf(body['projectPermissions'], 'projectPermissions').flatMap((asked) => {
      const fields = asRecord(asked) ?? {};
      const projects = listOf(fields['projects'], 'projects').map(givenText);
      const issues = listOf(fields['issues'], 'issues').map(givenText);
      return projectPermissionsIn(fields['permissions']).map((permission) => ({
        permission,
        projects: call.site.projects
          .filter(({ id }) => projects.includes(id))
          .filter((project) => call.permissions.may(person, permission, project, null))
          .map(({ id }) => Number(id)),
        issues: [...call.site.issues.values()]
          .filter(({ id }) => issues.includes(id))
          .filter((issue) => call.permissions.may(person, permission, issue.project, issue))
          .map(({ id }) => Number(id)),
      }));
    }),
  };
}

function listOf(value: unknown, name: string): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw badRequest(`'${name}' must be a list.`);
  return value;
}
