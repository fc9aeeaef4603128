import { hasShare } from '../../site/filters.ts';
import type { Dashboard, Gadget } from '../../site/model/dashboard.ts';
import type { FilterShare } from '../../site/model/filter.ts';
import type { RestCall } from '../call.ts';
import { shareShape } from '../filters/filter-shape.ts';
import { personShape } from '../people-shape.ts';
import { isSiteAdministrator } from '../projects/administration.ts';

export function dashboardShape(dashboard: Dashboard, call: RestCall) {
  const { base, me, site } = call;
  const { id, name, description, owner, favouredBy } = dashboard;
  return {
    id,
    name,
    description,
    isFavourite: favouredBy.includes(me),
    ...(owner === null ? {} : { owner: ownerShape(dashboard, base) }),
    popularity: favouredBy.length,
    rank: 0,
    self: `${base}/rest/api/3/dashboard/${id}`,
    sharePermissions: dashboard.shares.map((share) => shareShape(share, base)),
    editPermissions: dashboard.editors.map((share) => shareShape(share, base)),
    view: `${site.url}/jira/dashboards/${id}`,
    isWritable: mayWrite(dashboard, call),
    systemDashboard: owner === null,
  };
}

function ownerShape({ owner }: Dashboard, base: string) {
  if (owner === null) return undefined;
  const { timeZone: _timeZone, accountType: _accountType, ...shown } = personShape(owner, base);
  return shown;
}

export function gadgetShape({ id, source, title, color, row, column }: Gadget) {
  return { id, ...source, color, position: { row, column }, title };
}

export function maySee({ owner, shares, editors }: Dashboard, { me, site }: RestCall): boolean {
  const open = (share: FilterShare) => hasShare(share, me, site.projects);
  return owner === null || owner === me || shares.some(open) || editors.some(open);
}

/** The one that Jira brings is changed by administrators alone. */
export function mayWrite({ owner, editors }: Dashboard, call: RestCall): boolean {
  if (owner === null) return isSiteAdministrator(call);
  return owner === call.me || editors.some((share) => hasShare(share, call.me, call.site.projects));
}
