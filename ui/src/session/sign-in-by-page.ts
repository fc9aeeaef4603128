import type { Api } from '../api/create-api.ts';

/**
 * Signing in on a web page: the browser goes to Atlassian and comes back to this very page. The promise settles only
 * when the person returns by the Back button and the page is shown again as it was.
 */
export function signInByPage(api: Pick<Api, 'loginUrl'>, remember = true): Promise<void> {
  const back = new Promise<void>((resolve) => {
    window.addEventListener('pageshow', () => resolve(), { once: true });
  });
  window.location.assign(api.loginUrl(window.location.pathname, remember));
  return back;
}
