import type { Status } from '../../site/model/workflow.ts';
import { param, queryList, queryText, type RestCall, type RestRoute } from '../call.ts';
import { issueTypeShape, priorityShape, resolutionShape } from '../catalogue-shapes.ts';
import { folded } from '../fold.ts';
import { pageOf } from '../page.ts';
import { badRequest, JiraRefusal } from '../refusal.ts';

export const categoryNames = { new: 'TODO', indeterminate: 'IN_PROGRESS', done: 'DONE' } as const;

/** Pages of what the whole site shares. */
export const catalogueSearchRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/priority/search',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const usual = call.site.defaultIds.get('priority');
      const ids = queryList(call, 'id');
      const words = folded(queryText(call, 'priorityName') ?? '');
      const found = call.site.priorities
        .filter(({ id }) => ids.length === 0 || ids.includes(id))
        .filter(({ name }) => folded(name).includes(words))
        .filter(({ id }) => queryText(call, 'onlyDefault') !== 'true' || id === usual);
      return pageOf(call, found, (priority) => ({
        ...priorityShape(priority, call.base),
        isDefault: priority.id === usual,
      }));
    },
  },
  {
    method: 'GET',
    path: '/resolution/search',
    scope: 'read:jira-work',
    handle: (call) => {
      const ids = queryList(call, 'id');
      const usual = call.site.defaultIds.get('resolution');
      const found = call.site.resolutions
        .filter(({ id }) => ids.length === 0 || ids.includes(id))
        .filter((resolution) => queryText(call, 'onlyDefault') !== 'true' || resolution.id === usual);
      return pageOf(call, found, (resolution) => ({
        ...resolutionShape(resolution, call.base),
        default: resolution.id === usual,
      }));
    },
  },
  {
    method: 'GET',
    path: '/statuses',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const ids = queryList(call, 'id');
      return call.site.statuses.filter(({ id }) => ids.length === 0 || ids.includes(id)).map(statusOfSite);
    },
  },
  {
    method: 'GET',
    path: '/statuses/byNames',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const names = queryList(call, 'name').map(folded);
      if (names.length === 0) throw badRequest("The 'name' query parameter is required.");
      return call.site.statuses.filter(({ name }) => names.includes(folded(name))).map(statusOfSite);
    },
  },
  { method: 'GET', path: '/statuses/search', scope: 'manage:jira-configuration', handle: searchStatuses },
  {
    method: 'GET',
    path: '/issuetype/:id/alternatives',
    scope: 'read:jira-work',
    handle: (call) => {
      const type = call.site.issueTypes.find(({ id }) => id === param(call, 'id'));
      if (type === undefined) throw new JiraRefusal(404, ['The issue type was not found.']);
      const isSubtask = type.hierarchyLevel === -1;
      return call.site.issueTypes
        .filter((other) => other !== type && (other.hierarchyLevel === -1) === isSubtask)
        .map((other) => issueTypeShape(other, call.base));
    },
  },
];

function searchStatuses(call: RestCall) {
  const category = queryText(call, 'statusCategory');
  if (category !== null && !Object.values(categoryNames).some((each) => each === category))
    throw badRequest(`The value '${category}' of 'statusCategory' is not valid.`);
  const words = folded(queryText(call, 'searchString') ?? '');
  const projectId = queryText(call, 'projectId');
  const project = call.site.projects.find(({ id }) => id === projectId);
  const used = new Set([...(project?.workflows.values() ?? [])].flatMap(({ statuses }) => statuses));
  const found = call.site.statuses
    .filter(({ name }) => folded(name).includes(words))
    .filter((status) => category === null || categoryNames[status.category.key] === category)
    .filter((status) => projectId === null || used.has(status));
  return pageOf(call, found, statusOfSite, 200);
}

export function statusOfSite({ id, name, description, category }: Status) {
  return { id, name, description, statusCategory: categoryNames[category.key], scope: { type: 'GLOBAL' } };
}
