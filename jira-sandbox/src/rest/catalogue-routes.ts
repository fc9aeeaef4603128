import { queryNumber, type RestRoute } from './call.ts';
import { priorityShape, resolutionShape, statusShape } from './catalogue-shapes.ts';
import { fieldsOf } from './fields.ts';

/** Lists that are the same for everybody on the site. */
export const catalogueRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/field',
    scope: 'read:jira-work',
    handle: ({ site }) =>
      fieldsOf(site).map((field) => ({
        id: field.id,
        key: field.id,
        name: field.name,
        custom: field.id.startsWith('customfield_'),
        orderable: true,
        navigable: true,
        searchable: true,
        clauseNames: field.clauseNames,
        schema: field.schema,
      })),
  },
  {
    method: 'GET',
    path: '/priority',
    scope: 'read:jira-work',
    handle: ({ site, base }) => site.priorities.map((priority) => priorityShape(priority, base)),
  },
  {
    method: 'GET',
    path: '/resolution',
    scope: 'read:jira-work',
    handle: ({ site, base }) => site.resolutions.map((resolution) => resolutionShape(resolution, base)),
  },
  {
    method: 'GET',
    path: '/status',
    scope: 'read:jira-work',
    handle: ({ site, base }) => site.statuses.map((status) => statusShape(status, base)),
  },
  {
    method: 'GET',
    path: '/label',
    scope: 'read:jira-work',
    handle: (call) => {
      const labels = [...new Set([...call.site.issues.values()].flatMap((issue) => issue.labels))].sort();
      const startAt = queryNumber(call, 'startAt', 0, Number.MAX_SAFE_INTEGER);
      const maxResults = queryNumber(call, 'maxResults', 1_000, 1_000);
      const values = labels.slice(startAt, startAt + maxResults);
      return {
        maxResults,
        startAt,
        total: labels.length,
        isLast: startAt + values.length >= labels.length,
        values,
      };
    },
  },
];
