import { statusCategories } from '../site/catalogue.ts';
import { param, type RestCall, type RestRoute } from './call.ts';
import {
  issueTypeShape,
  priorityShape,
  resolutionShape,
  statusCategoryShape,
  statusShape,
} from './catalogue-shapes.ts';
import { JiraRefusal } from './refusal.ts';

/** One entry of a list that is the same for everybody. */
export const singleCatalogueRoutes: readonly RestRoute[] = [
  one('/priority/:id', 'priority', (call) => call.site.priorities, priorityShape),
  one('/resolution/:id', 'resolution', (call) => call.site.resolutions, resolutionShape),
  one('/issuetype/:id', 'issue type', (call) => call.site.issueTypes, issueTypeShape),
  one('/status/:id', 'status', (call) => call.site.statuses, statusShape, true),
  {
    method: 'GET',
    path: '/statuscategory',
    scope: 'read:jira-work',
    handle: ({ base }) => statusCategories.map((category) => statusCategoryShape(category, base)),
  },
  {
    method: 'GET',
    path: '/statuscategory/:id',
    scope: 'read:jira-work',
    handle: (call) => {
      const wanted = param(call, 'id');
      const found = statusCategories.find(({ id, key }) => String(id) === wanted || key === wanted);
      if (found === undefined) throw notThere('status category', wanted);
      return statusCategoryShape(found, call.base);
    },
  },
];

/** `alsoByName`: Jira takes the name of a status where it takes only ids of the others. */
function one<Entry extends { id: string; name: string }>(
  path: string,
  what: string,
  entries: (call: RestCall) => readonly Entry[],
  shape: (entry: Entry, base: string) => unknown,
  alsoByName = false,
): RestRoute {
  return {
    method: 'GET',
    path,
    scope: 'read:jira-work',
    handle: (call) => {
      const wanted = param(call, 'id');
      const found = entries(call).find(({ id, name }) => id === wanted || (alsoByName && name === wanted));
      if (found === undefined) throw notThere(what, wanted);
      return shape(found, call.base);
    },
  };
}

function notThere(what: string, id: string): JiraRefusal {
  return new JiraRefusal(404, [`The ${what} with id '${id}' does not exist`]);
}
