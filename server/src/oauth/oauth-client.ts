import type { Person, Site } from '@sidelight/contract';
import type { OAuthConfig } from '../config.ts';
import { authorizationUrl } from './authorization-request.ts';
import { OAuthError } from './oauth-error.ts';
import { fetchMe, fetchMyself } from './person.ts';
import { fetchSites } from './sites.ts';
import { requestTokens } from './token-request.ts';
import { type TokenFailureReason, TokenRequestError, type TokenResponse } from './token-response.ts';

/** Everything a finished sign-in gives. Secrets inside: never logged. */
export interface SignedIn {
  readonly tokens: TokenResponse;
  readonly person: Person;
  readonly sites: readonly Site[];
}

/** Atlassian's OAuth 2.0 (3LO) with one app's settings. */
export interface OAuthClient {
  readonly apiUrl: string;
  authorizationUrl(state: string): string;
  /** From the callback's code to the tokens, the account and its sites. Throws OAuthError. */
  signIn(code: string, signal?: AbortSignal): Promise<SignedIn>;
  /** One token request. Throws TokenRequestError. */
  refresh(refreshToken: string, signal?: AbortSignal): Promise<TokenResponse>;
}

export function createOAuthClient({
  config,
  fetch: fetcher,
}: {
  config: OAuthConfig;
  fetch: typeof fetch;
}): OAuthClient {
  return {
    apiUrl: config.apiUrl,
    authorizationUrl: (state) => authorizationUrl(config, state),

    async signIn(code, signal) {
      const tokens = await requestTokens(
        { grant_type: 'authorization_code', code, redirect_uri: config.callbackUrl },
        config,
        fetcher,
        signal,
      ).catch((error: unknown) => {
        throw asSignInError(error);
      });
      const sites = await fetchSites(config.apiUrl, tokens.accessToken, fetcher, signal);
      return { tokens, sites, person: await fetchPerson(tokens, sites, signal) };
    },

    refresh: (refreshToken, signal) =>
      requestTokens({ grant_type: 'refresh_token', refresh_token: refreshToken }, config, fetcher, signal),
  };

  async function fetchPerson(tokens: TokenResponse, sites: readonly Site[], signal?: AbortSignal) {
    const me = tokens.scopes.includes('read:me')
      ? await fetchMe(config.apiUrl, tokens.accessToken, fetcher, signal)
      : null;
    if (me !== null) return me;
    const [site] = sites;
    if (site === undefined) throw new OAuthError('oauth.no-site');
    const apiBase = `${config.apiUrl}/ex/jira/${encodeURIComponent(site.cloudId)}`;
    return fetchMyself(apiBase, `Bearer ${tokens.accessToken}`, fetcher, signal);
  }
}

const signInCodes = {
  'grant-invalid': 'oauth.exchange-failed',
  'client-refused': 'oauth.exchange-failed',
  'rate-limited': 'oauth.unreachable',
  unavailable: 'oauth.unreachable',
  unreachable: 'oauth.unreachable',
  'answer-lost': 'oauth.unreachable',
} as const satisfies Record<TokenFailureReason, string>;

function asSignInError(error: unknown): unknown {
  if (!(error instanceof TokenRequestError)) return error;
  return new OAuthError(signInCodes[error.reason], {
    cause: error,
    ...(error.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: error.retryAfterSeconds }),
  });
}
