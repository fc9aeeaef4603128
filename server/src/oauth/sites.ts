import type { Site } from '@sidelight/contract';
import { z } from 'zod';
import { readAtlassian } from './atlassian-read.ts';
import { OAuthError } from './oauth-error.ts';

const resourcesSchema = z.array(
  z.object({
    id: z.string().min(1),
    name: z.string(),
    url: z.url({ protocol: /^https?$/ }),
    scopes: z.array(z.string()),
  }),
);

/**
 * The Jira sites of the grant. One id can appear twice, for Jira and for Confluence, which only the scopes
 * tell apart. Throws OAuthError oauth.no-site when there is none.
 */
export async function fetchSites(
  apiUrl: string,
  accessToken: string,
  fetcher: typeof fetch,
  signal?: AbortSignal,
): Promise<Site[]> {
  const url = `${apiUrl}/oauth/token/accessible-resources`;
  const { status, body } = await readAtlassian(url, `Bearer ${accessToken}`, fetcher, signal);
  const resources = resourcesSchema.safeParse(body);
  if (status !== 200 || !resources.success) {
    throw new OAuthError('oauth.unreachable', { cause: `accessible-resources answered ${status}` });
  }
  const sites = new Map<string, Site>();
  for (const { id, name, url, scopes } of resources.data) {
    if (!scopes.some((scope) => scope.includes('jira'))) continue;
    sites.set(id, { cloudId: id, name, url: url.replace(/\/+$/, '') });
  }
  if (sites.size === 0) throw new OAuthError('oauth.no-site');
  return [...sites.values()];
}
