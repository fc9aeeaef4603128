import { param, type RestCall, type RestRoute } from '../call.ts';
import { findProject } from '../project-routes.ts';
import { JiraRefusal } from '../refusal.ts';

const projectTypes = [
  { key: 'software', formattedKey: 'Software', color: '#1D7AFC' },
  { key: 'service_desk', formattedKey: 'Service Desk', color: '#388BFF' },
  { key: 'business', formattedKey: 'Business', color: '#1D7AFC' },
].map((type) => ({ ...type, descriptionI18nKey: `jira.project.type.${type.key}.description`, icon: '' }));

/** The kinds of project, and the levels of a project's issue types. */
export const projectTypeRoutes: readonly RestRoute[] = [
  { method: 'GET', path: '/project/type', scope: 'read:jira-work', handle: () => projectTypes },
  { method: 'GET', path: '/project/type/accessible', scope: 'read:jira-work', handle: () => projectTypes },
  { method: 'GET', path: '/project/type/:type', scope: 'read:jira-work', handle: find },
  { method: 'GET', path: '/project/type/:type/accessible', scope: 'read:jira-work', handle: find },
  {
    method: 'GET',
    path: '/project/:key/hierarchy',
    scope: 'read:jira-work',
    handle: (call) => {
      const { id, issueTypes } = findProject(call, param(call, 'key'));
      const names = new Map([
        [1, 'Epic'],
        [0, 'Standard'],
        [-1, 'Sub-task'],
      ]);
      return {
        projectId: Number(id),
        hierarchy: [...names].map(([level, name]) => ({
          level,
          name,
          issueTypes: issueTypes
            .filter(({ hierarchyLevel }) => hierarchyLevel === level)
            .map((type) => ({
              id: Number(type.id),
              name: type.name,
              avatarId: 10_300 + (Number(type.id) % 100),
            })),
        })),
      };
    },
  },
];

function find(call: RestCall) {
  const type = projectTypes.find(({ key }) => key === param(call, 'type'));
  if (type === undefined)
    throw new JiraRefusal(404, [`The project type '${param(call, 'type')}' does not exist.`]);
  return type;
}
