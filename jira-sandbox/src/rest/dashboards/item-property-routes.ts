import { param, type RestCall, type RestRoute } from '../call.ts';
import { keptPropertyRoutes } from '../property/kept-property-routes.ts';
import { JiraRefusal } from '../refusal.ts';
import { findDashboard, findWritable } from './dashboard-routes.ts';

const PATH = '/dashboard/:dashboardId/items/:itemId/properties';

/** What clients keep with a gadget. */
export const itemPropertyRoutes: readonly RestRoute[] = keptPropertyRoutes({
  path: PATH,
  read: 'read:jira-work',
  write: 'write:jira-work',
  find: (call, forWriting) => {
    const dashboard = (forWriting ? findWritable : findDashboard)(call, 'dashboardId');
    const item = dashboard.gadgets.find(({ id }) => String(id) === param(call, 'itemId'));
    if (item === undefined) throw new JiraRefusal(404, ['The dashboard item does not exist.']);
    return item.properties;
  },
  self: (call: RestCall) =>
    `/dashboard/${param(call, 'dashboardId')}/items/${param(call, 'itemId')}/properties`,
});
