import type { Person } from '@sidelight/contract';
import { z } from 'zod';
import { readAtlassian } from './atlassian-read.ts';
import { OAuthError } from './oauth-error.ts';

const meSchema = z.object({
  account_id: z.string().min(1),
  name: z.string(),
  email: z.string().nullish(),
  picture: z.string().nullish(),
});

const myselfSchema = z.object({
  accountId: z.string().min(1),
  displayName: z.string(),
  emailAddress: z.string().nullish(),
  avatarUrls: z.record(z.string(), z.string()).optional(),
});

/** The account by /me, which needs the scope read:me; null when it did not say. */
export async function fetchMe(
  apiUrl: string,
  accessToken: string,
  fetcher: typeof fetch,
  signal?: AbortSignal,
): Promise<Person | null> {
  const { body } = await readAtlassian(`${apiUrl}/me`, `Bearer ${accessToken}`, fetcher, signal);
  const me = meSchema.safeParse(body);
  if (!me.success) return null;
  const { account_id, name, email, picture } = me.data;
  return { accountId: account_id, displayName: name, email: email || null, avatarUrl: webUrl(picture) };
}

/** The account by Jira's own /myself. Throws OAuthError oauth.unreachable when it did not say. */
export async function fetchMyself(
  apiBase: string,
  authorization: string,
  fetcher: typeof fetch,
  signal?: AbortSignal,
): Promise<Person> {
  const { status, body } = await readAtlassian(
    `${apiBase}/rest/api/3/myself`,
    authorization,
    fetcher,
    signal,
  );
  const myself = myselfSchema.safeParse(body);
  if (status !== 200 || !myself.success) {
    throw new OAuthError('oauth.unreachable', { cause: `/myself answered ${status}` });
  }
  const { accountId, displayName, emailAddress, avatarUrls } = myself.data;
  return { accountId, displayName, email: emailAddress || null, avatarUrl: webUrl(avatarUrls?.['48x48']) };
}

/** Atlassian's answer becomes an image in a page: only web addresses. */
function webUrl(text: string | null | undefined): string | null {
  return text != null && /^https?:\/\//i.test(text) ? text : null;
}
