import { queryText, type RestCall, type RestRoute } from '../call.ts';
import { badRequest, JiraRefusal } from '../refusal.ts';

/** What each key of one's preferences says. They are read; the sandbox has no way to change them. */
export const preferenceRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/mypreferences',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const key = queryText(call, 'key');
      if (key === null) throw badRequest("The 'key' query parameter is required.");
      const value = preferencesOf(call).get(key);
      if (value === undefined) throw new JiraRefusal(404, [`key not found: '${key}'`]);
      call.reply.type('application/json');
      return JSON.stringify(value);
    },
  },
  {
    method: 'GET',
    path: '/mypreferences/locale',
    scope: 'manage:jira-configuration',
    handle: ({ me }) => ({ locale: me.locale }),
  },
];

function preferencesOf({ me }: RestCall): ReadonlyMap<string, string> {
  return new Map([
    ['jira.user.locale', me.locale],
    ['jira.user.timezone', me.timeZone],
    ['user.notifications.mimetype', 'html'],
    ['user.notify.own.changes', 'false'],
    ['jira.user.suppressed.features', ''],
  ]);
}
