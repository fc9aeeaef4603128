import { personalSettings } from '../../site/personal-settings.ts';
import { bodyRecord, queryText, type RestCall, type RestRoute } from '../call.ts';
import { givenText } from '../given-text.ts';
import { badRequest, JiraRefusal } from '../refusal.ts';

const LOCALE = 'jira.user.locale';
const LONGEST = 255;

/** What each key of one's preferences says, and how one sets it for oneself. */
export const preferenceRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/mypreferences',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const key = keyIn(call);
      const value = preference(call, key);
      if (value === undefined) throw keyNotFound(key);
      call.reply.type('application/json');
      return JSON.stringify(value);
    },
  },
  {
    method: 'PUT',
    path: '/mypreferences',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const key = keyIn(call);
      if (call.body === undefined || call.body === null)
        throw badRequest('The value of the preference must be given.');
      // Jira keeps the body as the text that it is, whatever it holds.
      const value = givenText(call.body);
      if (value.length > LONGEST)
        throw badRequest(`The value of a preference must not exceed ${LONGEST} characters.`);
      settingsOf(call).set(key, value);
      return undefined;
    },
  },
  {
    method: 'DELETE',
    path: '/mypreferences',
    scope: 'manage:jira-configuration',
    handle: (call) => {
      const key = keyIn(call);
      if (!settingsOf(call).delete(key)) throw keyNotFound(key);
      return undefined;
    },
  },
  {
    method: 'GET',
    path: '/mypreferences/locale',
    scope: 'manage:jira-configuration',
    handle: (call) => ({ locale: preference(call, LOCALE) }),
  },
  {
    method: 'PUT',
    path: '/mypreferences/locale',
    // Deprecated, and never opened to apps.
    scope: null,
    handle: (call) => {
      const { locale } = bodyRecord(call);
      if (locale === undefined || locale === null) settingsOf(call).delete(LOCALE);
      else if (typeof locale === 'string' && /^[a-z]{2,3}([_-][A-Z]{2})?$/.test(locale))
        settingsOf(call).set(LOCALE, locale.replace('-', '_'));
      else throw badRequest(`The locale '${givenText(locale)}' is not valid.`);
      return undefined;
    },
  },
];

/** What the person chose, else what the account came with; undefined for keys that Jira does not know. */
export function preference({ site, me }: Pick<RestCall, 'site' | 'me'>, key: string): string | undefined {
  const usual = new Map([
    [LOCALE, me.locale],
    ['jira.user.timezone', me.timeZone],
    ['user.notifications.mimetype', 'html'],
    ['user.notify.own.changes', 'false'],
    ['jira.user.suppressed.features', ''],
  ]);
  return personalSettings(site, me).preferences.get(key) ?? usual.get(key);
}

function settingsOf({ site, me }: RestCall): Map<string, string> {
  return personalSettings(site, me).preferences;
}

function keyIn(call: RestCall): string {
  const key = queryText(call, 'key');
  if (key === null || key === '') throw badRequest("The 'key' query parameter is required.");
  if (key.length > LONGEST) throw badRequest(`A key must not exceed ${LONGEST} characters.`);
  return key;
}

function keyNotFound(key: string): JiraRefusal {
  return new JiraRefusal(404, [`key not found: '${key}'`]);
}
