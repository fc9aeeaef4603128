import { JiraError } from '../errors.ts';

/** What a path of Jira's API consists of. No "%", "?", "#", "\" and no control character can turn it into another. */
const safePath = /^\/rest\/[A-Za-z0-9._~!$&'()*+,;=:@/-]*$/;

/**
 * The URL of one call. jira.js puts keys and ids into its paths as they come, so a path that would leave the
 * API's base ("../"), or turn a part of a key into a query, is refused here: to Jira such a key does not exist.
 */
export function addressOf(
  apiBase: string,
  path: string,
  searchParams: Readonly<Record<string, unknown>> | undefined,
): string {
  if (!safePath.test(path) || path.split('/').some((segment) => segment === '.' || segment === '..')) {
    throw new JiraError('jira.not-found', { detail: 'No key or id of Jira looks like the one given.' });
  }
  const query = queryOf(searchParams);
  return query === '' ? apiBase + path : `${apiBase}${path}?${query}`;
}

/** As jira.js writes them: arrays repeat the name, objects become JSON, undefined and null are left out. */
function queryOf(searchParams: Readonly<Record<string, unknown>> | undefined): string {
  if (searchParams === undefined) return '';
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(searchParams)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item === undefined || item === null) continue;
      query.append(name, typeof item === 'object' ? JSON.stringify(item) : String(item));
    }
  }
  return query.toString();
}
