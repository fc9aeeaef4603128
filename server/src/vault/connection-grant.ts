import type { Person, Site } from '@sidelight/contract';
import type { Ambient } from '../ambient.ts';
import type { ApiTokenConfig } from '../config.ts';
import type { KeyRing } from './key-ring.ts';
import { refreshDueAt } from './refresh/refresh-timing.ts';
import type { ConnectionGrant, StoredConnection } from './store.ts';
import { sealTokenSet, type TokenSet } from './token-set.ts';
import type { OAuthGrant } from './vault.ts';

/** The owner of the server's own connection; an OAuth connection is owned by its Atlassian account. */
export const apiTokenOwner = 'api-token';

interface GrantParts {
  readonly keys: KeyRing;
  readonly ambient: Pick<Ambient, 'now' | 'random' | 'newId'>;
  /** See RefreshPolicy. */
  readonly aheadMs: number;
}

/** What a person's sign-in brings into the store. A single site is picked at once, several are for the person to pick from. */
export function oauthConnectionGrant(
  grant: OAuthGrant,
  { keys, ambient, aheadMs }: GrantParts,
): ConnectionGrant {
  const at = ambient.now();
  const accessTokenExpiresAt = at + grant.expiresIn * 1000;
  const [onlySite] = grant.sites.length === 1 ? grant.sites : [];
  const { accessToken, refreshToken } = grant;
  const tokens: TokenSet = { kind: 'oauth', accessToken, refreshToken };
  const life = { issuedAt: at, expiresAt: accessTokenExpiresAt };
  return {
    id: ambient.newId(),
    owner: `oauth:${grant.person.accountId}`,
    wayIn: 'oauth',
    person: grant.person,
    sites: grant.sites,
    siteId: onlySite?.cloudId ?? null,
    scopes: grant.scopes,
    explanation: 'Signed in at Atlassian; the access token is renewed in the background.',
    at,
    seal: (connectionId) => sealTokenSet(tokens, connectionId, keys),
    accessTokenExpiresAt,
    refreshDueAt: refreshToken === null ? null : refreshDueAt(life, aheadMs, () => ambient.random()),
  };
}

/** What the configured API token brings. Jira is not asked whose it is: the start must not need it. */
export function apiTokenConnectionGrant(
  { siteUrl, username, token }: ApiTokenConfig,
  existing: StoredConnection | null,
  { keys, ambient }: Omit<GrantParts, 'aheadMs'>,
): ConnectionGrant {
  const { host } = new URL(siteUrl);
  const site: Site = { cloudId: host, name: host, url: siteUrl };
  const email = username.includes('@') ? username : null;
  const unknown: Person = { accountId: '', displayName: username, email, avatarUrl: null };
  // A replaced token of the same account needs no new look at who it is; anything else does.
  const same = existing?.site?.url === siteUrl && existing.person.email === username;
  return {
    id: ambient.newId(),
    owner: apiTokenOwner,
    wayIn: 'api-token',
    person: same ? existing.person : unknown,
    sites: [site],
    siteId: site.cloudId,
    scopes: [],
    explanation: "Connected by the server's API token, which does not expire by the hour.",
    at: ambient.now(),
    seal: (connectionId) => sealTokenSet({ kind: 'api-token', username, token }, connectionId, keys),
    accessTokenExpiresAt: null,
    refreshDueAt: null,
  };
}
