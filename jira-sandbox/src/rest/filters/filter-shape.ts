import type { Filter, FilterShare } from '../../site/model/filter.ts';
import type { RestCall } from '../call.ts';
import { projectReference } from '../catalogue-shapes.ts';
import { groupReference } from '../people/group-routes.ts';
import { personShape } from '../people-shape.ts';
import { roleDetails } from '../projects/role-shape.ts';

/** As `/filter/{id}` shows it. */
export function filterShape(filter: Filter, call: RestCall) {
  return {
    ...filterDetails(filter, call),
    sharedUsers: { size: 0, items: [], 'max-results': 1000, 'start-index': 0, 'end-index': 0 },
    subscriptions: { size: 0, items: [], 'max-results': 1000, 'start-index': 0, 'end-index': 0 },
  };
}

/** What every answer about a filter has. */
export function filterDetails(filter: Filter, { base, me, site }: RestCall) {
  return {
    self: `${base}/rest/api/3/filter/${filter.id}`,
    id: filter.id,
    name: filter.name,
    description: filter.description,
    owner: personShape(filter.owner, base),
    jql: filter.jql,
    viewUrl: `${site.url}/issues/?filter=${filter.id}`,
    searchUrl: `${base}/rest/api/3/search/jql?jql=${encodeURIComponent(filter.jql)}`,
    favourite: filter.favouredBy.includes(me),
    favouritedCount: filter.favouredBy.length,
    sharePermissions: filter.shares.map((share) => shareShape(share, base)),
    editPermissions: [],
  };
}

export function shareShape(share: FilterShare, base: string) {
  const { id } = share;
  if (share.type === 'group') return { id, type: 'group', group: groupReference(share.group, base) };
  if (share.type === 'user') {
    const { timeZone: _timeZone, accountType: _accountType, ...user } = personShape(share.user, base);
    return { id, type: 'user', user };
  }
  if (share.type !== 'project') return { id, type: share.type };
  const { project, role } = share;
  return {
    id,
    type: role === null ? 'project' : 'projectRole',
    project: projectReference(project, base),
    ...(role === null ? {} : { role: roleDetails(role, base, project) }),
  };
}
