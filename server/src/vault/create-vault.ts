import type { TokenEventKind } from '@sidelight/contract';
import type { Ambient } from '../ambient.ts';
import type { ApiTokenConfig } from '../config.ts';
import type { OAuthClient } from '../oauth/oauth-client.ts';
import { fetchMyself } from '../oauth/person.ts';
import { apiTokenConnectionGrant, apiTokenOwner, oauthConnectionGrant } from './connection-grant.ts';
import { createLocalBus, type EventBus } from './event-bus.ts';
import { EventFeed } from './event-feed.ts';
import type { KeyRing } from './key-ring.ts';
import { type OpenedConnection, openConnection } from './opened-connection.ts';
import { createRefresh } from './refresh/create-refresh.ts';
import { defaultRefreshPolicy, type RefreshPolicy } from './refresh/refresh-policy.ts';
import { announceSignInEnds } from './sign-in-end.ts';
import type { ConnectionGrant, ConnectionStore, StoredConnection } from './store.ts';
import { TokenAccess } from './token-access.ts';
import { tokenStatus } from './token-status.ts';
import type { Vault } from './vault.ts';
import { VaultError } from './vault-error.ts';

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
  readonly ambient: Pick<Ambient, 'now' | 'random' | 'newId' | 'fetch' | 'sleep'>;
  readonly log: VaultLog;
  readonly policy?: RefreshPolicy;
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
  policy = defaultRefreshPolicy,
  onRedirected,
  bus = createLocalBus(),
}: VaultParts): Vault {
  const events = new EventFeed(store, bus);
  const publish = events.publish.bind(events);
  const { refresh, failing, background } = createRefresh({
    store,
    keys,
    oauth,
    ambient,
    policy,
    log,
    publish,
  });
  const access = new TokenAccess({ store, keys, refresh, ambient, log, apiUrl: oauth?.apiUrl ?? null });
  // Another process may have led it elsewhere: what this one remembers of it no longer holds.
  bus.listen({
    event: (connectionId, { kind }) => {
      if (redirectingKinds.has(kind)) redirected(connectionId);
    },
    gap: () => {
      for (const connectionId of access.remembered()) redirected(connectionId);
    },
  });

  const vault: Vault = {
    events,
    background: () => background(vault),
    settled: () => refresh.settled(),
    authorize: (connectionId, signal, siteUrl) => access.authorize(connectionId, signal, siteUrl),
    renew: (connectionId, stale, signal) => access.renew(connectionId, stale, signal),
    announceSignInEnds: () => announceSignInEnds({ store, policy, ambient, publish }),

    async connect(grant) {
      const { aheadMs } = policy;
      return withoutSecrets(await record(oauthConnectionGrant(grant, { keys, ambient, aheadMs })));
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
      return tokenStatus(connection, { now: ambient.now(), usedAt: access.lastUse(connectionId), policy });
    },

    async refresh(connectionId, cause, signal) {
      const now = ambient.now();
      // The background asks long before the end: it is content only with what is not due any more.
      const notDue = ({ connection }: OpenedConnection) => (connection.refreshDueAt ?? Infinity) > now;
      const never = () => false;
      const outcome = await refresh.run(connectionId, cause, cause === 'person' ? never : notDue, signal);
      access.remember(outcome.opened);
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
        const { apiBase, header } = await access.peek(connectionId, signal);
        const person = await fetchMyself(apiBase, header, ambient.fetch, signal);
        await store.setPerson(connectionId, person);
        access.forget(connectionId);
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
  return vault;

  function redirected(connectionId: string): void {
    access.forget(connectionId);
    onRedirected?.(connectionId);
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
    // A new sign-in starts with a clean slate.
    failing.forget(connection.id);
    publish(connection.id, event);
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
    failing.forget(connectionId);
    if (event !== null) publish(connectionId, event);
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
  idle: _idle,
  ...connection
}: StoredConnection) {
  return connection;
}
