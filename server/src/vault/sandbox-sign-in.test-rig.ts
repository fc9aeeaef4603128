import type { Sandbox } from '@sidelight/jira-sandbox';
import { createOAuthClient } from '../oauth/oauth-client.ts';
import type { OAuthGrant } from './vault.ts';

/** What a sign-in at the sandbox brings: of one of its people, or of anybody by an account id of the test's own. */
export function signInAt(sandbox: Sandbox, accountId: string = sandbox.people[0].accountId): OAuthGrant {
  const person = sandbox.people.find((each) => each.accountId === accountId);
  // Sites accumulate: each consent adds one.
  if (person !== undefined) for (const { cloudId } of sandbox.sites) sandbox.grant({ accountId, cloudId });
  const { accessToken, refreshToken, expiresInSeconds, scopes } = sandbox.grant(
    person === undefined ? {} : { accountId },
  );
  return {
    accessToken,
    refreshToken,
    expiresIn: expiresInSeconds,
    scopes,
    person: {
      accountId,
      displayName: person?.displayName ?? accountId,
      email: person?.email ?? null,
      avatarUrl: null,
    },
    sites: sandbox.sites.map(({ cloudId, name, url }) => ({ cloudId, name, url })),
  };
}

/** The OAuth client of the app that the sandbox knows. */
export function oauthClientOf(client: Sandbox['client'], fetcher: typeof fetch = fetch) {
  return createOAuthClient({
    config: {
      clientId: client.id,
      clientSecret: client.secret,
      callbackUrl: 'http://localhost:8000/api/auth/callback',
      scopes: ['read:jira-work', 'offline_access'],
      authUrl: client.authUrl,
      apiUrl: client.apiUrl,
    },
    fetch: fetcher,
  });
}
