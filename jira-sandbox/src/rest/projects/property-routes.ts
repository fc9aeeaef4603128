import { param, type RestRoute } from '../call.ts';
import { findProject } from '../project-routes.ts';
import { keptPropertyRoutes } from '../property/kept-property-routes.ts';
import { requireAdministration } from './administration.ts';

/** What clients keep with a project. */
export const projectPropertyRoutes: readonly RestRoute[] = keptPropertyRoutes({
  path: '/project/:key/properties',
  read: 'read:jira-work',
  write: 'manage:jira-project',
  find: (call, forWriting) => {
    const project = findProject(call, param(call, 'key'));
    if (forWriting) requireAdministration(call, project);
    return project.properties;
  },
  self: (call) => `/project/${findProject(call, param(call, 'key')).id}/properties`,
});
