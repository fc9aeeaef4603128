import type { Sandbox } from '../index.ts';

/**
 * Asks as one of the site's people, by their position, with an API token: the status, and the body as JSON. `base` is what
 * stands before each path.
 */
export function askingOf(sandbox: () => Sandbox, base = '/rest/api/3') {
  return async (person: number, method: string, path: string, body?: unknown) => {
    const { people, apiToken, url } = sandbox();
    const credentials = Buffer.from(`${people[person]?.email}:${apiToken.token}`).toString('base64');
    const response = await fetch(`${url}${base}${path}`, {
      method,
      headers: {
        authorization: `Basic ${credentials}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, json: text === '' ? null : JSON.parse(text) };
  };
}
