import { JiraError } from '../errors.ts';

const redirects = new Set([301, 302, 303, 307, 308]);

/**
 * Where a file is when Jira does not send it itself: its content stands in a store of its own, at an address that works
 * without signing in. Null for an answer that is no redirect. Throws jira.unintelligible for an address that is not to
 * be followed: it must be https, unless Jira itself is asked without (one in a box).
 */
export function redirectedTo(
  answer: { readonly status: number; readonly headers: Headers },
  from: string,
): string | null {
  if (!redirects.has(answer.status)) return null;
  const location = answer.headers.get('location');
  const address = location === null ? null : URL.parse(location, from);
  const secure = address?.protocol === 'https:' || address?.protocol === new URL(from).protocol;
  if (address === null || !secure || address.username !== '' || address.password !== '') {
    throw new JiraError('jira.unintelligible', {
      detail: 'Jira sent on to an address that cannot be followed.',
    });
  }
  return address.href;
}
