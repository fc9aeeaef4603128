import type { TokenEvent } from '@sidelight/contract';
import type { Ambient } from '../ambient.ts';
import type { OAuthClient } from '../oauth/oauth-client.ts';
import { TokenRequestError, type TokenResponse } from '../oauth/token-response.ts';
import type { KeyRing } from './key-ring.ts';
import { hasLife, hasUsableToken, type OpenedConnection, openConnection } from './opened-connection.ts';
import {
  failureExplanations,
  notConfiguredExplanation,
  notRenewableExplanation,
  renewedExplanation,
  unreadableExplanation,
} from './refresh-explanations.ts';
import { backOff, confirmDueAt, refreshDueAt } from './refresh-timing.ts';
import type { ConnectionStore, StoredConnection } from './store.ts';
import { type OAuthTokenSet, sealTokenSet } from './token-set.ts';
import { untilAborted } from './until-aborted.ts';
import type { RefreshCause } from './vault.ts';
import { VaultError } from './vault-error.ts';

/** What only an administrator can mend (a missing key, OAuth not configured) is looked at again this much later. */
const postponedMs = 60 * 60_000;
/** However long Atlassian asks to wait: an answer lost before can be had again only within its ten minutes of leeway. */
const longestWaitMs = 5 * 60_000;

export interface RefreshOutcome {
  readonly opened: OpenedConnection;
  /** False when the stored tokens turned out to be good already. */
  readonly renewed: boolean;
}

/** Tells whether the tokens, as they are stored now, make a token request needless. */
export type Satisfied = (opened: OpenedConnection) => boolean;

/**
 * The one way tokens are renewed, for requests, the background and people alike.
 *
 * Per connection at most one runs in this process; others wait for it. It reads the row again, since somebody may have
 * renewed it meanwhile; marks the attempt durably; asks Atlassian; and stores the new refresh token, over the version
 * it read, before anybody gets the access token. A process that dies in between repeats the request with the same
 * refresh token on its next start, which Atlassian allows for ten minutes, and renews once more a minute later: which
 * of two answers Atlassian holds for the live one is unknown. Whoever finds the version passed takes
 * over what the winner stored.
 */
export class TokenRefresh {
  readonly #store: ConnectionStore;
  readonly #keys: KeyRing;
  readonly #oauth: Pick<OAuthClient, 'refresh'> | null;
  readonly #ambient: Pick<Ambient, 'now' | 'random'>;
  readonly #publish: (connectionId: string, event: TokenEvent) => void;
  readonly #flights = new Map<string, Promise<RefreshOutcome>>();
  /** Failures in a row; an entry goes with the first success, so it holds only what is failing now. */
  readonly #failing = new Map<string, { failures: number; retryAt: number }>();

  constructor(parts: {
    store: ConnectionStore;
    keys: KeyRing;
    oauth: Pick<OAuthClient, 'refresh'> | null;
    ambient: Pick<Ambient, 'now' | 'random'>;
    publish: (connectionId: string, event: TokenEvent) => void;
  }) {
    this.#store = parts.store;
    this.#keys = parts.keys;
    this.#oauth = parts.oauth;
    this.#ambient = parts.ambient;
    this.#publish = parts.publish;
  }

  /**
   * Throws VaultError: reconnect-required, refresh-failed, unreadable, not-refreshable. The signal ends only this
   * caller's waiting: the refresh itself goes on for the others, and because its answer must not get lost.
   */
  async run(
    connectionId: string,
    cause: RefreshCause,
    satisfied: Satisfied,
    signal?: AbortSignal,
  ): Promise<RefreshOutcome> {
    for (;;) {
      signal?.throwIfAborted();
      const joined = this.#flights.get(connectionId);
      const flight = joined ?? this.#launch(connectionId, cause, satisfied);
      const outcome = await untilAborted(flight, signal);
      // The flight that was joined may have been content with less than this caller is.
      if (joined === undefined || outcome.renewed || satisfied(outcome.opened)) return outcome;
    }
  }

  /** Resolves when no refresh is under way: before the database is closed. */
  async settled(): Promise<void> {
    while (this.#flights.size > 0) await Promise.allSettled(this.#flights.values());
  }

  /** A new sign-in starts with a clean slate. */
  forget(connectionId: string): void {
    this.#failing.delete(connectionId);
  }

  #launch(connectionId: string, cause: RefreshCause, satisfied: Satisfied): Promise<RefreshOutcome> {
    const flight = this.#refresh(connectionId, cause, satisfied).finally(() => {
      this.#flights.delete(connectionId);
    });
    this.#flights.set(connectionId, flight);
    return flight;
  }

  async #refresh(connectionId: string, cause: RefreshCause, satisfied: Satisfied): Promise<RefreshOutcome> {
    const opened = await this.#open(connectionId, cause);
    if (satisfied(opened)) return { opened, renewed: false };
    const { connection, tokens } = opened;
    if (tokens.kind !== 'oauth') throw new VaultError('connection.not-refreshable');
    const failing = this.#failing.get(connectionId);
    if (failing !== undefined && failing.retryAt > this.#ambient.now() && cause !== 'person') {
      throw this.#notNow(failing.retryAt);
    }
    if (this.#oauth === null) {
      if (cause === 'background') await this.#postpone(connection, notConfiguredExplanation);
      throw new VaultError('connection.refresh-failed', { detail: notConfiguredExplanation });
    }
    if (tokens.refreshToken === null) {
      if (hasLife(opened, this.#ambient.now())) {
        throw new VaultError('connection.refresh-failed', { detail: notRenewableExplanation });
      }
      return this.#giveUp(opened, cause, null, notRenewableExplanation);
    }

    const startedAt = this.#ambient.now();
    const { id, tokenVersion } = connection;
    if (!(await this.#store.beginRefresh(id, tokenVersion, startedAt, cause !== 'background'))) {
      return this.#adopt(connectionId, undefined);
    }
    let response: TokenResponse;
    try {
      response = await this.#oauth.refresh(tokens.refreshToken);
    } catch (error) {
      return await this.#failed(opened, cause, startedAt, error);
    }
    return await this.#keep(opened, tokens, cause, startedAt, response);
  }

  async #open(connectionId: string, cause: RefreshCause): Promise<OpenedConnection> {
    const connection = await this.#store.find(connectionId);
    try {
      return openConnection(connection, this.#keys);
    } catch (error) {
      const unreadable = error instanceof VaultError && error.code === 'connection.unreadable';
      if (unreadable && connection !== null && cause === 'background') {
        await this.#postpone(connection, unreadableExplanation);
      }
      throw error;
    }
  }

  /** Nothing the background could do: kept for the administrator to mend, and out of the way until then. */
  async #postpone({ id, tokenVersion }: StoredConnection, explanation: string): Promise<void> {
    const at = this.#ambient.now();
    const event = await this.#store.failRefresh(id, tokenVersion, at + postponedMs, {
      at,
      kind: 'refresh-failed',
      cause: 'background',
      explanation,
      durationMs: null,
    });
    if (event !== null) this.#publish(id, event);
  }

  async #keep(
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
    const dueAt = refreshDueAt({ issuedAt: startedAt, expiresAt: accessTokenExpiresAt }, () =>
      this.#ambient.random(),
    );
    const event = await this.#store.completeRefresh(
      connection.id,
      connection.tokenVersion,
      {
        sealedTokens: sealTokenSet(tokens, connection.id, this.#keys),
        at: startedAt,
        scopes: response.scopes.length > 0 ? response.scopes : connection.scopes,
        accessTokenExpiresAt,
        refreshDueAt: dueAt,
        confirmDueAt: confirmDueAt(now, dueAt),
      },
      {
        at: now,
        kind: 'refreshed',
        cause,
        explanation: renewedExplanation(response.expiresIn),
        durationMs: now - startedAt,
      },
    );
    if (event === null) {
      // Another process rotated at the same time, and which of the two refresh tokens Atlassian holds for the live one
      // is unknown. Used once more within the leeway, the stored one leads to the live one.
      await this.#store.setRefreshDue(connection.id, now);
      return this.#adopt(connection.id, undefined);
    }
    this.#failing.delete(connection.id);
    this.#publish(connection.id, event);
    return { opened: openConnection(await this.#store.find(connection.id), this.#keys), renewed: true };
  }

  async #failed(
    opened: OpenedConnection,
    cause: RefreshCause,
    startedAt: number,
    error: unknown,
  ): Promise<RefreshOutcome> {
    if (!(error instanceof TokenRequestError)) throw error;
    const now = this.#ambient.now();
    if (error.reason === 'grant-invalid') {
      return this.#giveUp(opened, cause, now - startedAt, failureExplanations[error.reason], error);
    }
    const { id, tokenVersion } = opened.connection;
    const failures = (this.#failing.get(id)?.failures ?? 0) + 1;
    const asked = Math.min((error.retryAfterSeconds ?? 0) * 1000, longestWaitMs);
    const wait = Math.max(
      asked,
      backOff(failures, () => this.#ambient.random()),
    );
    const retryAt = now + wait;
    const event = await this.#store.failRefresh(id, tokenVersion, retryAt, {
      at: now,
      kind: 'refresh-failed',
      cause,
      explanation: failureExplanations[error.reason],
      durationMs: now - startedAt,
    });
    if (event === null) return this.#adopt(id, error);
    this.#failing.set(id, { failures, retryAt });
    this.#publish(id, event);
    throw this.#notNow(retryAt, failureExplanations[error.reason], error);
  }

  /** The tokens are of no more use, unless somebody stored better ones meanwhile. */
  async #giveUp(
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
    if (event === null) return this.#adopt(connection.id, error);
    this.#failing.delete(connection.id);
    this.#publish(connection.id, event);
    throw new VaultError('connection.reconnect-required', { detail: explanation, cause: error });
  }

  /** Somebody else changed the token set while this was under way: theirs holds. */
  async #adopt(connectionId: string, cause: unknown): Promise<RefreshOutcome> {
    const opened = openConnection(await this.#store.find(connectionId), this.#keys);
    if (!hasUsableToken(opened, this.#ambient.now()))
      throw this.#notNow(this.#ambient.now(), undefined, cause);
    return { opened, renewed: true };
  }

  #notNow(retryAt: number, detail?: string, cause?: unknown): VaultError {
    const retryAfterSeconds = Math.max(1, Math.ceil((retryAt - this.#ambient.now()) / 1000));
    return new VaultError('connection.refresh-failed', {
      retryAfterSeconds,
      cause,
      ...(detail === undefined ? {} : { detail }),
    });
  }
}
