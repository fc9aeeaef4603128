import type { Ambient } from '../ambient.ts';
import type { Authorization } from './authorizer.ts';
import type { VaultLog } from './create-vault.ts';
import type { KeyRing } from './key-ring.ts';
import { hasLife, hasUsableToken, type OpenedConnection, openConnection } from './opened-connection.ts';
import { RecentMap } from './recent-map.ts';
import type { TokenRefresh } from './refresh/token-refresh.ts';
import type { ConnectionStore, StoredConnection } from './store.ts';
import { TokenCache } from './token-cache.ts';
import { authorizationHeader } from './token-set.ts';
import { VaultError } from './vault-error.ts';

/** Use is written at most this often: a durable write per call to Jira would cost more than the call's own work. */
const useRecordedEveryMs = 60_000;
const mostUsesKept = 10_000;
/** A token renewed so short a time ago is not what Jira's 401 is about; renewing it again would only go round. */
const justRenewedMs = 30_000;

/** Hands out what calls to Jira need: from memory, else from the store, else by renewing. */
export class TokenAccess {
  readonly #store: ConnectionStore;
  readonly #keys: KeyRing;
  readonly #refresh: TokenRefresh;
  readonly #ambient: Pick<Ambient, 'now'>;
  readonly #log: VaultLog;
  /** Of Atlassian's API; null when OAuth is not configured. */
  readonly #apiUrl: string | null;
  readonly #cache = new TokenCache();
  /** One that is forgotten is written down a little more often. */
  readonly #usedAt = new RecentMap<number>(mostUsesKept);

  constructor(parts: {
    store: ConnectionStore;
    keys: KeyRing;
    refresh: TokenRefresh;
    ambient: Pick<Ambient, 'now'>;
    log: VaultLog;
    apiUrl: string | null;
  }) {
    this.#store = parts.store;
    this.#keys = parts.keys;
    this.#refresh = parts.refresh;
    this.#ambient = parts.ambient;
    this.#log = parts.log;
    this.#apiUrl = parts.apiUrl;
  }

  async authorize(connectionId: string, signal?: AbortSignal, siteUrl?: string): Promise<Authorization> {
    signal?.throwIfAborted();
    const opened = await this.#usable(connectionId, signal);
    const written = this.#recordUse(opened.connection);
    if (written !== null) await written;
    return this.#authorization(opened, siteUrl);
  }

  /** As `authorize`, without counting as a use. */
  async peek(connectionId: string, signal?: AbortSignal): Promise<Authorization> {
    return this.#authorization(await this.#usable(connectionId, signal));
  }

  async renew(connectionId: string, stale: Authorization, signal?: AbortSignal): Promise<Authorization> {
    const renewed = await this.#refresh.run(
      connectionId,
      'request',
      (opened) => {
        if (authorizationHeader(opened.tokens) !== stale.header || opened.tokens.kind !== 'oauth')
          return true;
        const { lastRefreshAt, accessTokenIssuedAt, accessTokenExpiresAt } = opened.connection;
        if (lastRefreshAt === null || lastRefreshAt !== accessTokenIssuedAt) return false;
        const life = (accessTokenExpiresAt ?? 0) - lastRefreshAt;
        const age = this.#ambient.now() - lastRefreshAt;
        // A negative age: the clock was set back, and how old it is cannot be known.
        return age >= 0 && age < Math.min(justRenewedMs, life / 5);
      },
      signal,
    );
    this.#cache.set(renewed.opened);
    return this.#authorization(renewed.opened, stale.siteUrl);
  }

  /** What was read or written anew. */
  remember(opened: OpenedConnection): void {
    this.#cache.set(opened);
  }

  forget(connectionId: string): void {
    this.#cache.delete(connectionId);
  }

  /** Of which connections something is remembered. */
  remembered(): string[] {
    return [...this.#cache.ids()];
  }

  /** A use that the store may not have yet. */
  lastUse(connectionId: string): number | null {
    return this.#usedAt.get(connectionId) ?? null;
  }

  async #usable(connectionId: string, signal: AbortSignal | undefined): Promise<OpenedConnection> {
    const cached = this.#cache.get(connectionId);
    if (cached !== undefined && hasUsableToken(cached, this.#ambient.now())) return cached;
    const opened = openConnection(await this.#store.find(connectionId), this.#keys);
    if (hasUsableToken(opened, this.#ambient.now())) {
      this.#cache.set(opened);
      return opened;
    }
    try {
      const satisfied = (now: OpenedConnection) => hasUsableToken(now, this.#ambient.now());
      const outcome = await this.#refresh.run(connectionId, 'request', satisfied, signal);
      this.#cache.set(outcome.opened);
      return outcome.opened;
    } catch (error) {
      const transient = error instanceof VaultError && error.code === 'connection.refresh-failed';
      if (transient && hasLife(opened, this.#ambient.now())) return opened;
      this.#cache.delete(connectionId);
      throw error;
    }
  }

  #authorization({ connection, tokens }: OpenedConnection, siteUrl?: string): Authorization {
    const site =
      siteUrl === undefined ? connection.site : connection.sites.find(({ url }) => url === siteUrl);
    if (site === undefined) {
      throw new VaultError('oauth.site-choice-invalid', {
        detail: `The sign-in does not reach ${siteUrl}, or not any more.`,
      });
    }
    if (site === null) {
      throw new VaultError('oauth.site-choice-invalid', { detail: 'No site has been picked yet.' });
    }
    const header = authorizationHeader(tokens);
    if (tokens.kind === 'api-token') return { apiBase: site.url, header, siteUrl: site.url };
    if (this.#apiUrl === null) {
      throw new VaultError('connection.reconnect-required', {
        detail: 'OAuth is no longer configured on this server.',
      });
    }
    const apiBase = `${this.#apiUrl}/ex/jira/${encodeURIComponent(site.cloudId)}`;
    return { apiBase, header, siteUrl: site.url };
  }

  /** Null when there is nothing to write. */
  #recordUse(connection: StoredConnection): Promise<void> | null {
    const now = this.#ambient.now();
    const last = this.#usedAt.get(connection.id) ?? connection.lastUsedAt ?? 0;
    if (now - last < useRecordedEveryMs && now >= last) return null;
    this.#usedAt.set(connection.id, now);
    return this.#store.setLastUsed(connection.id, now).catch((error: unknown) => {
      this.#log.warn(
        { err: error, connectionId: connection.id },
        'The use of a connection could not be recorded',
      );
    });
  }
}
