import type { TokenEvent } from '@sidelight/contract';
import type { Ambient } from '../../ambient.ts';
import { failureOutcome, type TokenRequestError, type TokenResponse } from '../../oauth/token-response.ts';
import type { KeyRing } from '../key-ring.ts';
import { hasUsableToken, type OpenedConnection, openConnection } from '../opened-connection.ts';
import type { ConnectionStore, StoredConnection } from '../store.ts';
import { type OAuthTokenSet, sealTokenSet } from '../token-set.ts';
import type { RefreshCause } from '../vault.ts';
import { VaultError } from '../vault-error.ts';
import type { FailingConnections } from './failing-connections.ts';
import { failureExplanations, renewedExplanation } from './refresh-explanations.ts';
import type { RefreshPolicy } from './refresh-policy.ts';
import { confirmDueAt, idleRefreshDueAt, refreshDueAt } from './refresh-timing.ts';
import type { RefreshOutcome } from './token-refresh.ts';

/** Tries to store an answer: 50 ms after the first, then twice as long each; three seconds in all. */
const storeTries = 7;
const firstStoreRetryMs = 50;

/** Writes what came of a token request, tells it to those who listen, and answers or throws it to those who wait. */
export class RefreshRecord {
  readonly #store: ConnectionStore;
  readonly #keys: KeyRing;
  readonly #ambient: Pick<Ambient, 'now' | 'random' | 'sleep'>;
  readonly #policy: RefreshPolicy;
  readonly #failing: FailingConnections;
  readonly #publish: (connectionId: string, event: TokenEvent) => void;

  constructor(parts: {
    store: ConnectionStore;
    keys: KeyRing;
    ambient: Pick<Ambient, 'now' | 'random' | 'sleep'>;
    policy: RefreshPolicy;
    failing: FailingConnections;
    publish: (connectionId: string, event: TokenEvent) => void;
  }) {
    this.#store = parts.store;
    this.#keys = parts.keys;
    this.#ambient = parts.ambient;
    this.#policy = parts.policy;
    this.#failing = parts.failing;
    this.#publish = parts.publish;
  }

  async renewed(
    { connection }: OpenedConnection,
    old: OAuthTokenSet,
    cause: RefreshCause,
    startedAt: number,
    response: TokenResponse,
  ): Promise<RefreshOutcome> {
    const now = this.#ambient.now();
    const tokens: OAuthTokenSet = {
      kind: 'oauth',
      accessToken: response.accessToken,
      refreshToken: response.refreshToken ?? old.refreshToken,
    };
    // Its life began at the latest when we asked: counted from then, it never looks longer than it is.
    const accessTokenExpiresAt = startedAt + response.expiresIn * 1000;
    const idle = cause === 'background' && this.#isUnused(connection, now);
    const dueAt = this.#dueAt({ issuedAt: startedAt, expiresAt: accessTokenExpiresAt }, idle);
    const event = await this.#stored(() =>
      this.#store.completeRefresh(
        connection.id,
        connection.tokenVersion,
        {
          sealedTokens: sealTokenSet(tokens, connection.id, this.#keys),
          at: startedAt,
          scopes: response.scopes.length > 0 ? response.scopes : connection.scopes,
          accessTokenExpiresAt,
          refreshDueAt: dueAt,
          confirmDueAt: confirmDueAt(now, dueAt),
          idle,
        },
        {
          at: now,
          kind: 'refreshed',
          cause,
          explanation: renewedExplanation(response.expiresIn),
          durationMs: now - startedAt,
        },
      ),
    );
    if (event === null) {
      // Another process rotated at the same time, and which of the two refresh tokens Atlassian holds for the live one
      // is unknown. Used once more within the leeway, the stored one leads to the live one.
      await this.#store.setRefreshDue(connection.id, now);
      return this.adopt(connection.id, undefined);
    }
    this.#failing.forget(connection.id);
    this.#publish(connection.id, event);
    return { opened: openConnection(await this.#store.find(connection.id), this.#keys), renewed: true };
  }

  async failed(
    opened: OpenedConnection,
    cause: RefreshCause,
    startedAt: number,
    error: TokenRequestError,
  ): Promise<RefreshOutcome> {
    const now = this.#ambient.now();
    const outcome = failureOutcome[error.reason];
    const explanation = failureExplanations[error.reason];
    if (outcome === 'permanent') return this.giveUp(opened, cause, now - startedAt, explanation, error);
    const { id, tokenVersion } = opened.connection;
    const retryAt = this.#failing.next(id, now, error.retryAfterSeconds);
    const event = await this.#store.failRefresh(
      id,
      tokenVersion,
      { retryAt, answered: outcome === 'transient' },
      { at: now, kind: 'refresh-failed', cause, explanation, durationMs: now - startedAt },
    );
    if (event === null) {
      this.#failing.forget(id);
      return this.adopt(id, error);
    }
    this.#publish(id, event);
    throw this.notNow(retryAt, explanation, error);
  }

  /** The tokens are of no more use, unless somebody stored better ones meanwhile. */
  async giveUp(
    { connection }: OpenedConnection,
    cause: RefreshCause,
    durationMs: number | null,
    explanation: string,
    error?: unknown,
  ): Promise<RefreshOutcome> {
    const event = await this.#store.requireReconnect(connection.id, connection.tokenVersion, {
      at: this.#ambient.now(),
      kind: 'reconnect-required',
      cause,
      explanation,
      durationMs,
    });
    if (event === null) return this.adopt(connection.id, error);
    this.#failing.forget(connection.id);
    this.#publish(connection.id, event);
    throw new VaultError('connection.reconnect-required', { detail: explanation, cause: error });
  }

  /** Nothing the background could do: kept for the administrator to mend, and out of the way until then. */
  async postponed({ id, tokenVersion }: StoredConnection, until: number, explanation: string): Promise<void> {
    const event = await this.#store.failRefresh(
      id,
      tokenVersion,
      { retryAt: until, answered: false },
      { at: this.#ambient.now(), kind: 'refresh-failed', cause: 'background', explanation, durationMs: null },
    );
    if (event !== null) this.#publish(id, event);
  }

  /** Somebody else changed the token set while this was under way: theirs holds. */
  async adopt(connectionId: string, cause: unknown): Promise<RefreshOutcome> {
    const opened = openConnection(await this.#store.find(connectionId), this.#keys);
    if (hasUsableToken(opened, this.#ambient.now())) return { opened, renewed: true };
    throw this.notNow(this.#ambient.now(), undefined, cause);
  }

  notNow(retryAt: number, detail?: string, cause?: unknown): VaultError {
    const retryAfterSeconds = Math.max(1, Math.ceil((retryAt - this.#ambient.now()) / 1000));
    return new VaultError('connection.refresh-failed', {
      retryAfterSeconds,
      cause,
      ...(detail === undefined ? {} : { detail }),
    });
  }

  #isUnused({ lastUsedAt }: StoredConnection, now: number): boolean {
    return (lastUsedAt ?? 0) < now - this.#policy.activeMs;
  }

  #dueAt(life: { issuedAt: number; expiresAt: number }, idle: boolean): number {
    const random = () => this.#ambient.random();
    return idle
      ? idleRefreshDueAt(life.issuedAt, this.#policy.idleEveryMs, random)
      : refreshDueAt(life, this.#policy.aheadMs, random);
  }

  /** The answer is nowhere but here: a database that is being restarted is waited for. */
  async #stored<T>(write: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await write();
      } catch (error) {
        if (attempt === storeTries) throw error;
        await this.#ambient.sleep(firstStoreRetryMs * 2 ** (attempt - 1));
      }
    }
  }
}
