import type { TokenEventKind } from '@sidelight/contract';
import type { Ambient } from '../ambient.ts';
import type { ApiTokenConfig } from '../config.ts';
import type { OAuthClient } from '../oauth/oauth-client.ts';
import { fetchMyself } from '../oauth/person.ts';
import type { Authorization } from './authorizer.ts';
import { apiTokenConnectionGrant, apiTokenOwner, oauthConnectionGrant } from './connection-grant.ts';
import { createLocalBus, type EventBus } from './event-bus.ts';
import { EventFeed } from './event-feed.ts';
import type { KeyRing } from './key-ring.ts';
import { hasLife, hasUsableToken, type OpenedConnection, openConnection } from './opened-connection.ts';
import type { ConnectionGrant, ConnectionStore, StoredConnection } from './store.ts';
import { TokenCache } from './token-cache.ts';
import { TokenRefresh } from './token-refresh.ts';
import { authorizationHeader } from './token-set.ts';
import { tokenStatus } from './token-status.ts';
import type { Vault } from './vault.ts';
import { VaultError } from './vault-error.ts';

/** Use is written at most this often: a durable write per call to Jira would cost more than the call's own work. */
const useRecordedEveryMs = 60_000;
/** A token renewed so short a time ago is not what Jira's 401 is about; renewing it again would only go round. */
const justRenewedMs = 30_000;

/** After these a connection leads elsewhere, or nowhere. */
const redirectingKinds: ReadonlySet<TokenEventKind> = new Set([
  'connected',
  'disconnected',
  'reconnect-required',
  'site-chosen',
]);

export interface VaultParts {
  readonly store: ConnectionStore;
  readonly keys: KeyRing;
  readonly oauth: OAuthClient | null;
  readonly apiToken: ApiTokenConfig | null;
  readonly ambient: Pick<Ambient, 'now' | 'random' | 'newId' | 'fetch'>;
  readonly log: VaultLog;
  /** The connection now leads elsewhere, or nowhere: what is remembered of its Jira no longer holds. */
  readonly onRedirected?: (connectionId: string) => void;
  /** Between the processes on one database; without it this one is alone. */
  readonly bus?: EventBus;
}

export interface VaultLog {
  warn(details: object, message: string): void;
}

export function createVault({
  store,
  keys,
  oauth,
  apiToken,
  ambient,
  log,
  onRedirected,
  bus = createLocalBus(),
}: VaultParts): Vault {
  const events = new EventFeed(store, bus);
  const cache = new TokenCache();
  // Another process may have led it elsewhere: what this one remembers of it no longer holds.
  bus.listen({
    event: (connectionId, { kind }) => {
      if (redirectingKinds.has(kind)) redirected(connectionId);
    },
    gap: () => {
      for (const connectionId of cache.ids()) redirected(connectionId);
    },
  });
  const refresh = new TokenRefresh({
    store,
    keys,
    oauth,
    ambient,
    publish: (connectionId, event) => events.publish(connectionId, event),
  });
  const usedAt = new Map<string, number>();

  return {
    events,
    settled: () => refresh.settled(),

    async authorize(connectionId, signal) {
      signal?.throwIfAborted();
      const opened = await usable(connectionId, signal);
      await recordUse(opened.connection);
      return authorization(opened);
    },

    async renew(connectionId, stale, signal) {
      const renewed = await refresh.run(
        connectionId,
        'request',
        (opened) => {
          if (authorizationHeader(opened.tokens) !== stale.header || opened.tokens.kind !== 'oauth')
            return true;
          const { lastRefreshAt, accessTokenIssuedAt, accessTokenExpiresAt } = opened.connection;
          if (lastRefreshAt === null || lastRefreshAt !== accessTokenIssuedAt) return false;
          const life = (accessTokenExpiresAt ?? 0) - lastRefreshAt;
          return ambient.now() - lastRefreshAt < Math.min(justRenewedMs, life / 5);
        },
        signal,
      );
      cache.set(renewed.opened);
      return authorization(renewed.opened);
    },

    async connect(grant) {
      return withoutSecrets(await record(oauthConnectionGrant(grant, { keys, ambient })));
    },

    async adoptApiToken() {
      const existing = await store.findByOwner(apiTokenOwner);
      if (apiToken === null) {
        if (existing !== null)
          await disconnect(existing.id, 'The API token was removed from the configuration.');
        return null;
      }
      if (existing !== null && holdsApiToken(existing, apiToken)) return withoutSecrets(existing);
      return withoutSecrets(await record(apiTokenConnectionGrant(apiToken, existing, { keys, ambient })));
    },

    async find(connectionId) {
      const connection = await store.find(connectionId);
      return connection === null ? null : withoutSecrets(connection);
    },

    async status(connectionId) {
      const connection = await store.find(connectionId);
      if (connection === null) throw new VaultError('connection.reconnect-required');
      return tokenStatus(connection, ambient.now(), usedAt.get(connectionId) ?? null);
    },

    async refresh(connectionId, cause, signal) {
      const now = ambient.now();
      // The background asks long before the end: it is content only with what is not due any more.
      const notDue = ({ connection }: OpenedConnection) => (connection.refreshDueAt ?? Infinity) > now;
      const never = () => false;
      const outcome = await refresh.run(connectionId, cause, cause === 'person' ? never : notDue, signal);
      cache.set(outcome.opened);
    },

    async chooseSite(connectionId, cloudId) {
      const event = await store.chooseSite(connectionId, cloudId, {
        at: ambient.now(),
        kind: 'site-chosen',
        cause: 'person',
        explanation: 'Another site was picked; everything asked from now on goes there.',
        durationMs: null,
      });
      if (event === null) throw new VaultError('oauth.site-choice-invalid');
      redirected(connectionId);
      events.publish(connectionId, event);
      const connection = await store.find(connectionId);
      if (connection === null) throw new VaultError('connection.reconnect-required');
      return withoutSecrets(connection);
    },

    async identify(connectionId, signal) {
      const connection = await store.find(connectionId);
      if (connection === null) throw new VaultError('connection.reconnect-required');
      if (connection.person.accountId !== '') return connection.person;
      try {
        const { apiBase, header } = authorization(await usable(connectionId, signal));
        const person = await fetchMyself(apiBase, header, ambient.fetch, signal);
        await store.setPerson(connectionId, person);
        cache.delete(connectionId);
        return person;
      } catch (error) {
        log.warn(
          { err: error },
          'The owner of the API token could not be asked from Jira; trying again later',
        );
        return connection.person;
      }
    },

    disconnect: (connectionId) => disconnect(connectionId, 'Disconnected; the stored tokens were deleted.'),
  };

  function redirected(connectionId: string): void {
    cache.delete(connectionId);
    onRedirected?.(connectionId);
  }

  async function usable(connectionId: string, signal: AbortSignal | undefined): Promise<OpenedConnection> {
    const cached = cache.get(connectionId);
    if (cached !== undefined && hasUsableToken(cached, ambient.now())) return cached;
    const opened = openConnection(await store.find(connectionId), keys);
    if (hasUsableToken(opened, ambient.now())) {
      cache.set(opened);
      return opened;
    }
    try {
      const satisfied = (now: OpenedConnection) => hasUsableToken(now, ambient.now());
      const outcome = await refresh.run(connectionId, 'request', satisfied, signal);
      cache.set(outcome.opened);
      return outcome.opened;
    } catch (error) {
      const transient = error instanceof VaultError && error.code === 'connection.refresh-failed';
      if (transient && hasLife(opened, ambient.now())) return opened;
      cache.delete(connectionId);
      throw error;
    }
  }

  function authorization({ connection, tokens }: OpenedConnection): Authorization {
    const { site } = connection;
    if (site === null) {
      throw new VaultError('oauth.site-choice-invalid', { detail: 'No site has been picked yet.' });
    }
    const header = authorizationHeader(tokens);
    if (tokens.kind === 'api-token') return { apiBase: site.url, header, siteUrl: site.url };
    if (oauth === null) {
      throw new VaultError('connection.reconnect-required', {
        detail: 'OAuth is no longer configured on this server.',
      });
    }
    const apiBase = `${oauth.apiUrl}/ex/jira/${encodeURIComponent(site.cloudId)}`;
    return { apiBase, header, siteUrl: site.url };
  }

  async function recordUse(connection: StoredConnection): Promise<void> {
    const now = ambient.now();
    const last = usedAt.get(connection.id) ?? connection.lastUsedAt ?? 0;
    if (now - last < useRecordedEveryMs) return;
    usedAt.set(connection.id, now);
    await store.setLastUsed(connection.id, now).catch((error: unknown) => {
      log.warn({ err: error, connectionId: connection.id }, 'The use of a connection could not be recorded');
    });
  }

  async function record(grant: ConnectionGrant): Promise<StoredConnection> {
    const { value: connection, event } = await store.connect(grant, {
      at: grant.at,
      kind: 'connected',
      cause: 'sign-in',
      explanation: grant.explanation,
      durationMs: null,
    });
    redirected(connection.id);
    refresh.forget(connection.id);
    events.publish(connection.id, event);
    return connection;
  }

  /** An unreadable or dropped token set counts as another one, so that it is replaced. */
  function holdsApiToken(
    connection: StoredConnection,
    { siteUrl, username, token }: ApiTokenConfig,
  ): boolean {
    try {
      const { tokens } = openConnection(connection, keys);
      const same = tokens.kind === 'api-token' && tokens.username === username && tokens.token === token;
      return same && connection.site?.url === siteUrl;
    } catch (error) {
      if (error instanceof VaultError) return false;
      throw error;
    }
  }

  async function disconnect(connectionId: string, explanation: string): Promise<void> {
    const event = await store.disconnect(connectionId, {
      at: ambient.now(),
      kind: 'disconnected',
      cause: 'person',
      explanation,
      durationMs: null,
    });
    redirected(connectionId);
    refresh.forget(connectionId);
    if (event !== null) events.publish(connectionId, event);
  }
}

function withoutSecrets({
  owner: _owner,
  explanation: _explanation,
  sealedTokens: _sealed,
  tokenVersion: _version,
  accessTokenIssuedAt: _issued,
  grantBeganAt: _began,
  refreshDueAt: _due,
  ...connection
}: StoredConnection) {
  return connection;
}
