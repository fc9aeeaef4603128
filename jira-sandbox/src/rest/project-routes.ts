import type { Project } from '../site/model.ts';
import { param, queryList, queryNumber, queryText, type RestCall, type RestRoute } from './call.ts';
import { issueTypeShape, projectShape, projectSummary, statusShape } from './catalogue-shapes.ts';
import { folded } from './fold.ts';
import { projectNotFound } from './refusal.ts';

export const projectRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/project',
    scope: 'read:jira-work',
    handle: ({ site, base }) => site.projects.map((project) => projectSummary(project, base)),
  },
  { method: 'GET', path: '/project/search', scope: 'read:jira-work', handle: searchProjects },
  {
    method: 'GET',
    path: '/project/:key',
    scope: 'read:jira-work',
    handle: (call) => projectShape(findProject(call, param(call, 'key')), call.base),
  },
  {
    method: 'GET',
    path: '/project/:key/statuses',
    scope: 'read:jira-work',
    handle: (call) => {
      const project = findProject(call, param(call, 'key'));
      return project.issueTypes.map((type) => ({
        self: `${call.base}/rest/api/3/issuetype/${type.id}`,
        id: type.id,
        name: type.name,
        subtask: type.hierarchyLevel === -1,
        statuses: (project.workflows.get(type.id)?.statuses ?? []).map((status) =>
          statusShape(status, call.base),
        ),
      }));
    },
  },
];

export function findProject({ site }: RestCall, keyOrId: string): Project {
  const found = site.projects.find(
    (project) => project.key === keyOrId.toUpperCase() || project.id === keyOrId,
  );
  if (found === undefined) throw projectNotFound(keyOrId);
  return found;
}

function searchProjects(call: RestCall) {
  const startAt = queryNumber(call, 'startAt', 0, Number.MAX_SAFE_INTEGER);
  const maxResults = queryNumber(call, 'maxResults', 50, 100);
  const words = folded(queryText(call, 'query') ?? '');
  const keys = queryList(call, 'keys');
  const found = call.site.projects
    .filter((project) => keys.length === 0 || keys.includes(project.key))
    .filter((project) => folded(project.name).includes(words) || folded(project.key).includes(words))
    .toSorted((left, right) => left.key.localeCompare(right.key, 'en'));
  const page = found.slice(startAt, startAt + maxResults);
  return {
    self: `${call.base}/rest/api/3/project/search?startAt=${startAt}&maxResults=${maxResults}`,
    maxResults,
    startAt,
    total: found.length,
    isLast: startAt + page.length >= found.length,
    values: page.map((project) => projectSummary(project, call.base)),
  };
}

export const issueTypeRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/issuetype',
    scope: 'read:jira-work',
    handle: ({ site, base }) => site.issueTypes.map((type) => issueTypeShape(type, base)),
  },
  {
    method: 'GET',
    path: '/issuetype/project',
    scope: 'read:jira-work',
    handle: (call) =>
      findProject(call, queryText(call, 'projectId') ?? '').issueTypes.map((type) =>
        issueTypeShape(type, call.base),
      ),
  },
];
