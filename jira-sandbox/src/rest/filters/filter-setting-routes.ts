import type { FilterShare } from '../../site/model/filter.ts';
import { personalSettings } from '../../site/personal-settings.ts';
import { bodyRecord, param, type RestCall, type RestRoute } from '../call.ts';
import { preference } from '../people/preference-routes.ts';
import { badRequest, JiraRefusal } from '../refusal.ts';
import { columnsIn, columnsShape } from './columns.ts';
import { findFilter, findOwnFilter, shareIn } from './filter-input.ts';
import { shareShape } from './filter-shape.ts';

/** The preference under which people keep with whom they share new filters. */
const SHARING = 'jira.filter.defaultShareScope';
const SCOPES = ['GLOBAL', 'AUTHENTICATED', 'PRIVATE'] as const;

/** Columns of a filter, and with whom it is shared. */
export const filterSettingRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/filter/defaultShareScope',
    scope: 'read:jira-work',
    handle: (call) => ({ scope: preference(call, SHARING) ?? 'PRIVATE' }),
  },
  {
    method: 'PUT',
    path: '/filter/defaultShareScope',
    scope: 'write:jira-work',
    handle: (call) => {
      const scope = SCOPES.find((known) => known === bodyRecord(call)['scope']);
      if (scope === undefined) throw badRequest(`'scope' must be one of ${SCOPES.join(', ')}.`);
      // Jira gave up the first of them, and takes it for the second.
      const kept = scope === 'GLOBAL' ? 'AUTHENTICATED' : scope;
      personalSettings(call.site, call.me).preferences.set(SHARING, kept);
      return { scope: kept };
    },
  },
  {
    method: 'GET',
    path: '/filter/:id/columns',
    scope: 'read:jira-work',
    handle: (call) => columnsShape(call.site, findFilter(call).columns),
  },
  {
    method: 'PUT',
    path: '/filter/:id/columns',
    scope: 'write:jira-work',
    handle: (call) => {
      const filter = findOwnFilter(call);
      filter.columns = columnsIn(call.site, bodyRecord(call)['columns']);
      return {};
    },
  },
  {
    method: 'DELETE',
    path: '/filter/:id/columns',
    scope: 'write:jira-work',
    handle: (call) => {
      findOwnFilter(call).columns = null;
      return undefined;
    },
  },
  {
    method: 'GET',
    path: '/filter/:id/permission',
    scope: 'read:jira-work',
    handle: (call) => findFilter(call).shares.map((share) => shareShape(share, call.base)),
  },
  {
    method: 'POST',
    path: '/filter/:id/permission',
    scope: 'write:jira-work',
    handle: (call) => {
      const filter = findOwnFilter(call);
      filter.shares.push(shareIn(call, bodyRecord(call)));
      call.reply.code(201);
      return filter.shares.map((share) => shareShape(share, call.base));
    },
  },
  {
    method: 'GET',
    path: '/filter/:id/permission/:share',
    scope: 'read:jira-work',
    handle: (call) => shareShape(findShare(call, findFilter(call).shares), call.base),
  },
  {
    method: 'DELETE',
    path: '/filter/:id/permission/:share',
    scope: 'write:jira-work',
    handle: (call) => {
      const { shares } = findOwnFilter(call);
      shares.splice(shares.indexOf(findShare(call, shares)), 1);
      return undefined;
    },
  },
];

function findShare(call: RestCall, shares: readonly FilterShare[]): FilterShare {
  const share = shares.find(({ id }) => String(id) === param(call, 'share'));
  if (share === undefined) throw new JiraRefusal(404, ['The share permission does not exist.']);
  return share;
}
