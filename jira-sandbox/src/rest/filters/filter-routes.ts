import { addFilter, isVisible, removeFilter } from '../../site/filters.ts';
import type { Filter } from '../../site/model/filter.ts';
import { bodyRecord, queryList, queryText, type RestCall, type RestRoute } from '../call.ts';
import { folded } from '../fold.ts';
import { orderedBy } from '../order.ts';
import { pageOf } from '../page.ts';
import { JiraRefusal } from '../refusal.ts';
import { filterFieldsIn, findFilter, findOwnFilter } from './filter-input.ts';
import { filterDetails, filterShape } from './filter-shape.ts';

export const filterRoutes: readonly RestRoute[] = [
  { method: 'POST', path: '/filter', scope: 'write:jira-work', handle: create },
  {
    method: 'GET',
    path: '/filter/my',
    scope: 'read:jira-work',
    handle: (call) => {
      const withFavourites = queryText(call, 'includeFavourites') === 'true';
      return visible(call)
        .filter(
          ({ owner, favouredBy }) => owner === call.me || (withFavourites && favouredBy.includes(call.me)),
        )
        .map((filter) => filterShape(filter, call));
    },
  },
  {
    method: 'GET',
    path: '/filter/favourite',
    scope: 'read:jira-work',
    handle: (call) =>
      visible(call)
        .filter(({ favouredBy }) => favouredBy.includes(call.me))
        .map((filter) => filterShape(filter, call)),
  },
  { method: 'GET', path: '/filter/search', scope: 'read:jira-work', handle: search },
  {
    method: 'GET',
    path: '/filter/:id',
    scope: 'read:jira-work',
    handle: (call) => filterShape(findFilter(call), call),
  },
  {
    method: 'PUT',
    path: '/filter/:id',
    scope: 'write:jira-work',
    handle: (call) => {
      const filter = findOwnFilter(call);
      const { favourite, shares, ...fields } = filterFieldsIn(call, filter);
      Object.assign(filter, fields);
      if (shares !== null) filter.shares.splice(0, Infinity, ...shares);
      if (favourite !== null) setFavourite(filter, call, favourite);
      return filterShape(filter, call);
    },
  },
  {
    method: 'DELETE',
    path: '/filter/:id',
    scope: 'write:jira-work',
    handle: (call) => {
      removeFilter(call.site, findOwnFilter(call));
      return undefined;
    },
  },
  {
    method: 'PUT',
    path: '/filter/:id/favourite',
    scope: 'write:jira-work',
    handle: (call) => favoured(call, true),
  },
  {
    method: 'DELETE',
    path: '/filter/:id/favourite',
    scope: 'write:jira-work',
    handle: (call) => favoured(call, false),
  },
  {
    method: 'PUT',
    path: '/filter/:id/owner',
    scope: 'write:jira-work',
    handle: (call) => {
      const filter = findOwnFilter(call);
      const { accountId } = bodyRecord(call);
      const owner = call.site.people.find((person) => person.accountId === accountId);
      if (owner === undefined) throw new JiraRefusal(404, ['The user does not exist.']);
      filter.owner = owner;
      return undefined;
    },
  },
];

function visible({ site, me }: RestCall): Filter[] {
  return site.filters.filter((filter) => isVisible(filter, me, site.projects));
}

function create(call: RestCall) {
  const { favourite, shares, ...fields } = filterFieldsIn(call, null);
  const filter = addFilter(call.site, {
    description: '',
    jql: '',
    ...fields,
    owner: call.me,
    columns: null,
    shares: shares ?? [],
    favouredBy: favourite === true ? [call.me] : [],
  });
  return filterShape(filter, call);
}

function favoured(call: RestCall, isFavourite: boolean) {
  const filter = findFilter(call);
  setFavourite(filter, call, isFavourite);
  return filterShape(filter, call);
}

function setFavourite({ favouredBy }: Filter, { me }: RestCall, isFavourite: boolean): void {
  const at = favouredBy.indexOf(me);
  if (isFavourite && at === -1) favouredBy.push(me);
  if (!isFavourite && at !== -1) favouredBy.splice(at, 1);
}

function search(call: RestCall) {
  const name = folded(queryText(call, 'filterName') ?? '');
  const accountId = queryText(call, 'accountId');
  const ids = queryList(call, 'id');
  const projectId = queryText(call, 'projectId');
  const group = queryText(call, 'groupId') ?? queryText(call, 'groupname');
  const found = visible(call)
    .filter((filter) => folded(filter.name).includes(name))
    .filter(({ owner }) => accountId === null || owner.accountId === accountId)
    .filter(({ id }) => ids.length === 0 || ids.includes(id))
    .filter(
      ({ shares }) =>
        projectId === null ||
        shares.some((share) => share.type === 'project' && share.project.id === projectId),
    )
    .filter(
      ({ shares }) =>
        group === null ||
        shares.some(
          (share) => share.type === 'group' && (share.group.id === group || share.group.name === group),
        ),
    );
  const ordered = orderedBy(call, found, {
    name: (filter) => folded(filter.name),
    id: ({ id }) => Number(id),
    description: ({ description }) => folded(description),
    owner: ({ owner }) => folded(owner.displayName),
    favourite_count: ({ favouredBy }) => favouredBy.length,
    is_favourite: ({ favouredBy }) => (favouredBy.includes(call.me) ? 0 : 1),
    is_shared: ({ shares }) => (shares.length > 0 ? 0 : 1),
  });
  const expand = queryList(call, 'expand');
  return pageOf(call, ordered, (filter) => searchedFilter(filter, call, expand), 100);
}

/** The search leaves out what `expand` does not name. */
function searchedFilter(filter: Filter, call: RestCall, expand: readonly string[]) {
  const { self, id, name, favouritedCount, ...rest } = filterDetails(filter, call);
  const chosen = Object.entries({ ...rest, favouritedCount, subscriptions: [] }).filter(([field]) =>
    expand.includes(field),
  );
  return {
    expand:
      'description,owner,jql,viewUrl,searchUrl,favourite,favouritedCount,sharePermissions,editPermissions,subscriptions',
    self,
    id,
    name,
    ...Object.fromEntries(chosen),
  };
}
