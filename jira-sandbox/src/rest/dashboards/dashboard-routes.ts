import { addDashboard } from '../../site/dashboards.ts';
import type { Dashboard } from '../../site/model/dashboard.ts';
import { bodyRecord, param, queryNumber, queryText, type RestCall, type RestRoute } from '../call.ts';
import { sharesIn } from '../filters/filter-input.ts';
import { folded } from '../fold.ts';
import { orderedBy } from '../order.ts';
import { pageOf } from '../page.ts';
import { badRequest, invalidFields, JiraRefusal } from '../refusal.ts';
import { dashboardShape, maySee, mayWrite } from './dashboard-shape.ts';

const LONGEST_NAME = 255;

/** What is on a dashboard stands in ./gadget-routes.ts. */
export const dashboardRoutes: readonly RestRoute[] = [
  { method: 'GET', path: '/dashboard', scope: 'read:jira-work', handle: listDashboards },
  {
    method: 'POST',
    path: '/dashboard',
    scope: 'write:jira-work',
    handle: (call) => {
      const fields = fieldsIn(call, null);
      const empty = { owner: call.me, favouredBy: [call.me], gadgets: [] };
      return dashboardShape(addDashboard(call.site, { description: '', ...empty, ...fields }), call);
    },
  },
  { method: 'GET', path: '/dashboard/search', scope: 'read:jira-work', handle: searchDashboards },
  {
    method: 'GET',
    path: '/dashboard/:id',
    scope: 'read:jira-work',
    handle: (call) => dashboardShape(findDashboard(call, 'id'), call),
  },
  {
    method: 'PUT',
    path: '/dashboard/:id',
    scope: 'write:jira-work',
    handle: (call) => {
      const dashboard = findWritable(call, 'id');
      const { shares, editors, ...texts } = fieldsIn(call, dashboard);
      dashboard.shares.splice(0, Infinity, ...shares);
      dashboard.editors.splice(0, Infinity, ...editors);
      Object.assign(dashboard, texts);
      return dashboardShape(dashboard, call);
    },
  },
  {
    method: 'DELETE',
    path: '/dashboard/:id',
    scope: 'write:jira-work',
    handle: (call) => {
      const dashboard = findDashboard(call, 'id');
      if (dashboard.owner !== call.me)
        throw badRequest(`The dashboard with id '${dashboard.id}' is not yours to delete.`);
      call.site.dashboards.splice(call.site.dashboards.indexOf(dashboard), 1);
      return undefined;
    },
  },
  {
    method: 'POST',
    path: '/dashboard/:id/copy',
    scope: 'write:jira-work',
    handle: (call) => {
      const { description, gadgets } = findDashboard(call, 'id');
      const copied = gadgets.map((gadget) => ({ ...gadget, properties: new Map(gadget.properties) }));
      const own = { owner: call.me, favouredBy: [call.me], gadgets: copied };
      return dashboardShape(addDashboard(call.site, { description, ...own, ...fieldsIn(call, null) }), call);
    },
  },
];

export function findDashboard(call: RestCall, name: string): Dashboard {
  const id = param(call, name);
  const found = call.site.dashboards.find((dashboard) => dashboard.id === id);
  if (found === undefined || !maySee(found, call))
    throw new JiraRefusal(404, [`The dashboard with id '${id}' does not exist.`]);
  return found;
}

/** Jira says the same of a dashboard one may not change as of one that is not there. */
export function findWritable(call: RestCall, name: string): Dashboard {
  const dashboard = findDashboard(call, name);
  if (!mayWrite(dashboard, call))
    throw new JiraRefusal(404, [`The dashboard with id '${dashboard.id}' does not exist.`]);
  return dashboard;
}

function listDashboards(call: RestCall) {
  const filter = queryText(call, 'filter');
  const found = call.site.dashboards
    .filter((dashboard) => maySee(dashboard, call))
    .filter(({ favouredBy }) => filter !== 'favourite' || favouredBy.includes(call.me))
    .filter(({ owner }) => filter !== 'my' || owner === call.me);
  const startAt = queryNumber(call, 'startAt', 0, Number.MAX_SAFE_INTEGER);
  const maxResults = queryNumber(call, 'maxResults', 20, 1_000);
  const page = found.slice(startAt, startAt + maxResults);
  const at = (start: number) => `${call.base}/rest/api/3/dashboard?startAt=${start}&maxResults=${maxResults}`;
  return {
    startAt,
    maxResults,
    total: found.length,
    ...(startAt > 0 ? { prev: at(Math.max(0, startAt - maxResults)) } : {}),
    ...(startAt + page.length < found.length ? { next: at(startAt + maxResults) } : {}),
    dashboards: page.map((dashboard) => dashboardShape(dashboard, call)),
  };
}

function searchDashboards(call: RestCall) {
  const words = folded(queryText(call, 'dashboardName') ?? '').replaceAll('"', '');
  const account = queryText(call, 'accountId');
  const projectId = queryText(call, 'projectId');
  const groups = [queryText(call, 'groupname'), queryText(call, 'groupId')].filter((name) => name !== null);
  const found = call.site.dashboards
    .filter((dashboard) => maySee(dashboard, call))
    .filter(() => (queryText(call, 'status') ?? 'active') === 'active')
    .filter(({ name }) => folded(name).includes(words))
    .filter(({ owner }) => account === null || owner?.accountId === account)
    .filter(
      ({ shares }) =>
        projectId === null ||
        shares.some((share) => share.type === 'project' && share.project.id === projectId),
    )
    .filter(
      ({ shares }) =>
        groups.length === 0 ||
        shares.some(
          (share) =>
            share.type === 'group' && (groups.includes(share.group.name) || groups.includes(share.group.id)),
        ),
    );
  const ordered = orderedBy(call, found, {
    name: ({ name }) => folded(name),
    description: ({ description }) => folded(description),
    id: ({ id }) => Number(id),
    owner: ({ owner }) => folded(owner?.displayName ?? ''),
    favorite_count: ({ favouredBy }) => favouredBy.length,
    favourite_count: ({ favouredBy }) => favouredBy.length,
    is_favorite: ({ favouredBy }) => Number(favouredBy.includes(call.me)),
    is_favourite: ({ favouredBy }) => Number(favouredBy.includes(call.me)),
  });
  const page = pageOf(call, ordered, (dashboard) => dashboardShape(dashboard, call), 100);
  const at = (start: number) =>
    `${call.base}/rest/api/3/dashboard/search?startAt=${start}&maxResults=${page.maxResults}`;
  return {
    self: at(page.startAt),
    ...(page.isLast ? {} : { nextPage: at(page.startAt + page.maxResults) }),
    ...page,
  };
}

/** Null: a new one. Shares that are not given are none, as Jira takes an older client's body. */
function fieldsIn(call: RestCall, old: Dashboard | null) {
  const { name, description, sharePermissions, editPermissions } = bodyRecord(call);
  const errors: Record<string, string> = {};
  if (typeof name !== 'string' || name.trim() === '')
    errors['name'] = 'You must specify a name to save the dashboard as.';
  else if (name.length > LONGEST_NAME)
    errors['name'] = `The name must not exceed ${LONGEST_NAME} characters.`;
  else if (isTaken(call, name, old)) errors['dashboardName'] = 'Dashboard with same name already exists.';
  if (description !== undefined && description !== null && typeof description !== 'string')
    errors['description'] = 'The description must be a text.';
  if (Object.keys(errors).length > 0 || typeof name !== 'string') throw invalidFields(errors);
  const list = (value: unknown) => sharesIn(call, Array.isArray(value) ? value : []);
  return {
    name: name.trim(),
    ...(typeof description === 'string' ? { description } : {}),
    shares: list(sharePermissions),
    editors: list(editPermissions),
  };
}

function isTaken({ site, me }: RestCall, name: string, old: Dashboard | null): boolean {
  const wanted = folded(name.trim());
  return site.dashboards.some(
    (dashboard) => dashboard !== old && dashboard.owner === me && folded(dashboard.name) === wanted,
  );
}
