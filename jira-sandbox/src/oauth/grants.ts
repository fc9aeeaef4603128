import { createHash } from 'node:crypto';
import type { Switches } from '../switches.ts';
import { type GrantState, readGrantState, writeGrantState } from './grant-file.ts';

const CODE_LIFETIME_MS = 10 * 60_000;
const DAY_MS = 24 * 3_600_000;

export interface Access {
  readonly accountId: string;
  readonly scopes: readonly string[];
  /** Sites this account gave the app, over all consents. */
  readonly cloudIds: readonly string[];
}

export interface AuthorizationRequest {
  accountId: string;
  cloudId: string;
  scopes: readonly string[];
  redirectUri: string;
  codeChallenge: string | null;
}

export interface IssuedTokens {
  accessToken: string;
  refreshToken: string | null;
  expiresInSeconds: number;
  scopes: readonly string[];
}

/** A refusal of the token endpoint, with the status and the words Atlassian uses. */
export class GrantRefusal extends Error {
  override readonly name = 'GrantRefusal';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, description: string) {
    super(description);
    this.status = status;
    this.code = code;
  }
}

interface GrantsParts {
  now(): number;
  random(length: number): Uint8Array;
  stateFile: string | null;
  /** Read at each use. */
  switches: Readonly<Switches>;
}

/**
 * Authorization codes, token families and their rotation, with Atlassian's rules: codes work once and for ten
 * minutes; a refresh retires the token it used; a retired token still works for a leeway and after that
 * ends its whole family. Only hashes of tokens are written to the file.
 */
export class Grants {
  readonly #parts: GrantsParts;
  readonly #state: GrantState;
  /** Keys of the tokens of each family: a refresh must not look at everybody's. */
  readonly #keysOf = new Map<string, string[]>();
  #sweepAt = Number.NEGATIVE_INFINITY;
  /** Uses of a retired refresh token after its leeway: each ended a family. */
  lateUses = 0;
  /** What a retired token got, for those that ask again in the leeway. Forgotten with the process. */
  readonly #successors = new Map<string, IssuedTokens>();

  constructor(parts: GrantsParts) {
    this.#parts = parts;
    this.#state = readGrantState(parts.stateFile);
    for (const tokens of [this.#state.refreshTokens, this.#state.accessTokens]) {
      for (const [key, { familyId }] of Object.entries(tokens)) this.#remember(familyId, key);
    }
  }

  /** Records the consent and returns the one-time code for the callback. */
  authorize(request: AuthorizationRequest): string {
    const code = this.#opaque(48);
    this.#state.codes[hash(code)] = { ...request, expiresAt: this.#parts.now() + CODE_LIFETIME_MS };
    this.#save();
    return code;
  }

  redeemCode(code: string, redirectUri: string, codeVerifier: string | null): IssuedTokens {
    const key = hash(code);
    const found = this.#state.codes[key];
    if (found === undefined || found.expiresAt <= this.#parts.now()) {
      throw new GrantRefusal(403, 'invalid_grant', 'Invalid authorization code');
    }
    if (found.redirectUri !== redirectUri) {
      throw new GrantRefusal(
        403,
        'invalid_grant',
        'The redirect URI is wrong. It must be the one of the authorization request.',
      );
    }
    const proof =
      codeVerifier === null ? null : createHash('sha256').update(codeVerifier).digest('base64url');
    if (found.codeChallenge !== proof) {
      throw new GrantRefusal(403, 'invalid_grant', 'Failed to verify code verifier');
    }
    delete this.#state.codes[key];
    return this.grant(found.accountId, found.cloudId, found.scopes);
  }

  /** Consent without the page: what a redeemed code leads to. */
  grant(accountId: string, cloudId: string, scopes: readonly string[]): IssuedTokens {
    const sites = this.#state.sites[accountId] ?? [];
    this.#state.sites[accountId] = sites.includes(cloudId) ? sites : [...sites, cloudId];
    // One grant per app and account: a new consent replaces the scopes of the earlier one.
    this.#state.scopes[accountId] = [...scopes];
    const familyId = this.#opaque(12);
    const startedAt = this.#parts.now();
    this.#state.signIns[accountId] = [...(this.#state.signIns[accountId] ?? []), startedAt].slice(-2);
    this.#state.families[familyId] = { accountId, scopes: [...scopes], startedAt, usedAt: startedAt };
    return this.#issue(familyId, scopes, false);
  }

  refresh(refreshToken: string): IssuedTokens {
    const now = this.#parts.now();
    const { switches } = this.#parts;
    const key = hash(refreshToken);
    const token = this.#state.refreshTokens[key];
    const family = token === undefined ? undefined : this.#state.families[token.familyId];
    if (token === undefined || family === undefined || this.#hasExpired(family, now)) throw this.#refused();
    if (token.retiredAt !== null && now - token.retiredAt > switches.refreshLeewaySeconds * 1000) {
      this.lateUses += 1;
      this.#endFamily(token.familyId);
      this.#save();
      throw this.#refused();
    }
    family.usedAt = now;
    const successor = this.#successors.get(key);
    if (successor !== undefined && switches.refreshInLeeway === 'same-pair') return successor;
    family.scopes = this.#state.scopes[family.accountId] ?? family.scopes;
    if (!switches.omitRefreshTokenOnRefresh) {
      for (const sibling of this.#keysOf.get(token.familyId) ?? []) {
        const live = this.#state.refreshTokens[sibling];
        if (live !== undefined) live.retiredAt ??= now;
      }
    }
    const issued = this.#issue(token.familyId, family.scopes, switches.omitRefreshTokenOnRefresh);
    this.#successors.set(key, issued);
    return issued;
  }

  #hasExpired({ usedAt, startedAt }: { usedAt: number; startedAt: number }, now: number): boolean {
    const { refreshInactivityDays, refreshAbsoluteDays } = this.#parts.switches;
    if (now - usedAt > refreshInactivityDays * DAY_MS) return true;
    return refreshAbsoluteDays > 0 && now - startedAt > refreshAbsoluteDays * DAY_MS;
  }

  /** The words are Atlassian's, both of which have been seen; the status of the second is not certain. */
  #refused(): GrantRefusal {
    return this.#parts.switches.refusedRefresh === 'invalid_grant'
      ? new GrantRefusal(403, 'invalid_grant', 'Unknown or invalid refresh token.')
      : new GrantRefusal(403, 'unauthorized_client', 'refresh_token is invalid');
  }

  /** Null when the token is unknown, revoked or expired. */
  access(accessToken: string): Access | null {
    const token = this.#state.accessTokens[hash(accessToken)];
    if (token === undefined || token.expiresAt <= this.#parts.now()) return null;
    const family = this.#state.families[token.familyId];
    if (family === undefined) return null;
    return {
      accountId: family.accountId,
      scopes: family.scopes,
      cloudIds: this.#state.sites[family.accountId] ?? [],
    };
  }

  /** When the account's present session began, and the one before it; null for never. */
  signIns(accountId: string): { readonly current: number | null; readonly last: number | null } {
    const [current = null, last = null] = (this.#state.signIns[accountId] ?? []).toReversed();
    return { current, last };
  }

  /** Whether the account has given the app a site. */
  isConnected(accountId: string): boolean {
    return (this.#state.sites[accountId] ?? []).length > 0;
  }

  /** As under "Connected apps": every token of the account ends. */
  revoke(accountId: string): void {
    delete this.#state.sites[accountId];
    delete this.#state.scopes[accountId];
    for (const [familyId, family] of Object.entries(this.#state.families)) {
      if (family.accountId === accountId) this.#endFamily(familyId);
    }
    for (const [key, code] of Object.entries(this.#state.codes)) {
      if (code.accountId === accountId) delete this.#state.codes[key];
    }
    this.#save();
  }

  /** After a change of the password no refresh token works; access tokens live out their hour. */
  changePassword(accountId: string): void {
    for (const [key, { familyId }] of Object.entries(this.#state.refreshTokens)) {
      if (this.#state.families[familyId]?.accountId === accountId) delete this.#state.refreshTokens[key];
    }
    this.#save();
  }

  /** Everything that was ever granted is forgotten. */
  clear(): void {
    Object.assign(this.#state, { codes: {}, sites: {}, scopes: {} });
    Object.assign(this.#state, { families: {}, signIns: {}, refreshTokens: {}, accessTokens: {} });
    this.#successors.clear();
    this.#keysOf.clear();
    this.lateUses = 0;
    this.#save();
  }

  #issue(familyId: string, scopes: readonly string[], keepRefreshToken: boolean): IssuedTokens {
    const now = this.#parts.now();
    const { tokenBytes, tokenLifetimeSeconds } = this.#parts.switches;
    const accessToken = this.#opaque(tokenBytes);
    this.#dropExpired(now);
    this.#state.accessTokens[hash(accessToken)] = { familyId, expiresAt: now + tokenLifetimeSeconds * 1000 };
    this.#remember(familyId, hash(accessToken));
    let refreshToken: string | null = null;
    if (scopes.includes('offline_access') && !keepRefreshToken) {
      refreshToken = this.#opaque(Math.ceil(tokenBytes / 2));
      this.#state.refreshTokens[hash(refreshToken)] = { familyId, retiredAt: null };
      this.#remember(familyId, hash(refreshToken));
    }
    this.#save();
    return { accessToken, refreshToken, expiresInSeconds: tokenLifetimeSeconds, scopes: [...scopes] };
  }

  #remember(familyId: string, key: string): void {
    const keys = this.#keysOf.get(familyId) ?? [];
    this.#keysOf.set(familyId, keys);
    keys.push(key);
  }

  /** Once a minute: expired ones are refused all the same. */
  #dropExpired(now: number): void {
    if (now < this.#sweepAt) return;
    this.#sweepAt = now + 60_000;
    for (const [key, token] of Object.entries(this.#state.accessTokens)) {
      if (token.expiresAt <= now) delete this.#state.accessTokens[key];
    }
    for (const [key, code] of Object.entries(this.#state.codes)) {
      if (code.expiresAt <= now) delete this.#state.codes[key];
    }
  }

  #endFamily(familyId: string): void {
    delete this.#state.families[familyId];
    for (const key of this.#keysOf.get(familyId) ?? []) {
      delete this.#state.refreshTokens[key];
      delete this.#state.accessTokens[key];
    }
    this.#keysOf.delete(familyId);
  }

  #save(): void {
    writeGrantState(this.#parts.stateFile, this.#state);
  }

  #opaque(length: number): string {
    return Buffer.from(this.#parts.random(length)).toString('base64url');
  }
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
