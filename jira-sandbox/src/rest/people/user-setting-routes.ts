import type { Person } from '../../site/model/person.ts';
import { personalSettings } from '../../site/personal-settings.ts';
import { bodyRecord, queryList, queryText, type RestCall, type RestRoute } from '../call.ts';
import { columnsIn, columnsShape } from '../filters/columns.ts';
import { pageOf } from '../page.ts';
import { isSiteAdministrator } from '../projects/administration.ts';
import { keptPropertyRoutes } from '../property/kept-property-routes.ts';
import { badRequest, JiraRefusal, userNotFound } from '../refusal.ts';

const NOT_YOURS = 'You do not have permission to read or change the settings of this user.';

/** Columns and properties of a person: their own, and for administrators those of others. */
export const userSettingRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/user/columns',
    scope: 'read:jira-user',
    handle: (call) => columnsShape(call.site, personalSettings(call.site, person(call)).columns),
  },
  {
    method: 'PUT',
    path: '/user/columns',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      personalSettings(call.site, person(call)).columns = columnsIn(call.site, bodyRecord(call)['columns']);
      return {};
    },
  },
  {
    method: 'DELETE',
    path: '/user/columns',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      personalSettings(call.site, person(call)).columns = null;
      return undefined;
    },
  },
  ...keptPropertyRoutes({
    path: '/user/properties',
    read: 'read:jira-user',
    write: 'write:jira-work',
    find: (call) => {
      if (queryText(call, 'accountId') === null) throw badRequest("The 'accountId' must be given.");
      return personalSettings(call.site, person(call)).properties;
    },
    self: () => '/user/properties',
  }),
  {
    method: 'GET',
    path: '/user/bulk/migration',
    scope: 'read:jira-user',
    handle: (call) => {
      // Names and keys are gone from Jira Cloud; people who came later than them have a key that is the account id.
      const wanted = [...queryList(call, 'username'), ...queryList(call, 'key')];
      if (wanted.length === 0) throw badRequest("One of 'username' and 'key' must be given.");
      const found = call.site.people.filter(({ accountId }) => wanted.includes(accountId));
      return pageOf(call, found, ({ accountId }) => ({ accountId, key: accountId, username: accountId }))
        .values;
    },
  },
];

/** The one that the query names, else the caller. */
function person(call: RestCall): Person {
  const accountId = queryText(call, 'accountId');
  if (accountId === null || accountId === call.me.accountId) return call.me;
  const found = call.site.people.find((candidate) => candidate.accountId === accountId);
  if (found === undefined) throw userNotFound();
  if (!isSiteAdministrator(call)) throw new JiraRefusal(403, [NOT_YOURS]);
  return found;
}
