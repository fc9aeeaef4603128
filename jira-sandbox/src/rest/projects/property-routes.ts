import { param, type RestCall, type RestRoute } from '../call.ts';
import { findProject } from '../project-routes.ts';
import { badRequest, JiraRefusal } from '../refusal.ts';
import { requireAdministration } from './administration.ts';

/** Jira's bound for the value of a property, in characters of JSON. */
const LONGEST = 32_768;

/** What clients keep with a project. */
export const projectPropertyRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/project/:key/properties',
    scope: 'read:jira-work',
    handle: (call) => {
      const { id, properties } = findProject(call, param(call, 'key'));
      const place = `${call.base}/rest/api/3/project/${id}/properties`;
      return {
        keys: [...properties.keys()].map((key) => ({ self: `${place}/${encodeURIComponent(key)}`, key })),
      };
    },
  },
  {
    method: 'GET',
    path: '/project/:key/properties/:property',
    scope: 'read:jira-work',
    handle: (call) => {
      const { properties } = findProject(call, param(call, 'key'));
      const key = known(call, properties);
      return { key, value: properties.get(key) };
    },
  },
  {
    method: 'PUT',
    path: '/project/:key/properties/:property',
    scope: 'manage:jira-project',
    handle: (call) => {
      const project = findProject(call, param(call, 'key'));
      requireAdministration(call, project);
      const key = param(call, 'property');
      if (key.length > 255) throw badRequest('The key of a property must not exceed 255 characters.');
      if (call.body === undefined) throw badRequest('The value of the property must be valid JSON.');
      if (JSON.stringify(call.body).length > LONGEST)
        throw badRequest(`The value of a property must not exceed ${LONGEST} characters.`);
      call.reply.code(project.properties.has(key) ? 200 : 201);
      project.properties.set(key, call.body);
      return {};
    },
  },
  {
    method: 'DELETE',
    path: '/project/:key/properties/:property',
    scope: 'manage:jira-project',
    handle: (call) => {
      const project = findProject(call, param(call, 'key'));
      requireAdministration(call, project);
      project.properties.delete(known(call, project.properties));
      return undefined;
    },
  },
];

function known(call: RestCall, properties: ReadonlyMap<string, unknown>): string {
  const key = param(call, 'property');
  if (!properties.has(key)) throw new JiraRefusal(404, [`The property with key '${key}' does not exist.`]);
  return key;
}
