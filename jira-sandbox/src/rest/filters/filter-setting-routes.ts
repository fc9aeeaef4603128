import type { FilterShare } from '../../site/model/filter.ts';
import { bodyRecord, param, type RestCall, type RestRoute } from '../call.ts';
import { fieldsOf } from '../fields.ts';
import { givenText } from '../given-text.ts';
import { badRequest, JiraRefusal } from '../refusal.ts';
import { findFilter, findOwnFilter, shareIn } from './filter-input.ts';
import { shareShape } from './filter-shape.ts';

/** What Jira shows where nobody chose columns. */
const USUAL_COLUMNS = [
  'issuetype',
  'issuekey',
  'summary',
  'assignee',
  'reporter',
  'priority',
  'status',
  'resolution',
  'created',
  'updated',
  'duedate',
];

/** Columns of a filter, and with whom it is shared. */
export const filterSettingRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/filter/:id/columns',
    scope: 'read:jira-work',
    handle: (call) => {
      const names = new Map(fieldsOf(call.site).map(({ id, name }) => [id, name]));
      const columns = findFilter(call).columns ?? USUAL_COLUMNS;
      return columns.map((value) => ({
        label: value === 'issuekey' ? 'Key' : (names.get(value) ?? value),
        value,
      }));
    },
  },
  {
    method: 'PUT',
    path: '/filter/:id/columns',
    scope: 'write:jira-work',
    handle: (call) => {
      const filter = findOwnFilter(call);
      const { columns } = bodyRecord(call);
      if (!Array.isArray(columns)) throw badRequest("'columns' must be a list of field ids.");
      const known = new Set(['issuekey', ...fieldsOf(call.site).map(({ id }) => id)]);
      const unknown = columns.filter((column) => !known.has(column));
      if (unknown.length > 0) throw badRequest(`There is no column '${givenText(unknown[0])}'.`);
      filter.columns = columns;
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
