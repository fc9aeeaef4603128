import type { Ambient } from '../../ambient.ts';
import type { OAuthClient } from '../../oauth/oauth-client.ts';
import { TokenRequestError, type TokenResponse } from '../../oauth/token-response.ts';
import type { KeyRing } from '../key-ring.ts';
import { hasLife, hasUsableToken, type OpenedConnection, openConnection } from '../opened-connection.ts';
import type { ConnectionStore, StoredConnection } from '../store.ts';
import type { RefreshCause } from '../vault.ts';
import { VaultError } from '../vault-error.ts';
import type { Circuit } from './circuit.ts';
import type { FailingConnections } from './failing-connections.ts';
import {
  notConfiguredExplanation,
  notRenewableExplanation,
  unreadableExplanation,
} from './refresh-explanations.ts';
import type { RefreshRecord } from './refresh-record.ts';
import { longestWaitMs } from './refresh-timing.ts';
import type { RowLeases } from './row-leases.ts';
import type { RefreshOutcome, Satisfied } from './token-refresh.ts';

/** What only an administrator can mend (a missing key, OAuth not configured) is looked at again this much later. */
const postponedMs = 60 * 60_000;

/**
 * One attempt to renew a connection's tokens. It takes the row's lease, so that no other process asks at the same time;
 * reads the row again under it, since somebody may have renewed meanwhile; marks the attempt durably; asks Atlassian;
 * and stores the new refresh token, over the version it read, before anybody gets the access token. A process that
 * dies in between leaves the attempt marked: the next one repeats the request with the same refresh token, which
 * Atlassian allows for ten minutes, and renews once more a minute later: which of two answers Atlassian holds for the
 * live one is unknown. Whoever finds the version passed takes over what the winner stored.
 */
export class RefreshAttempts {
  readonly #store: ConnectionStore;
  readonly #keys: KeyRing;
  readonly #oauth: Pick<OAuthClient, 'refresh'> | null;
  readonly #ambient: Pick<Ambient, 'now'>;
  readonly #leases: RowLeases;
  readonly #record: RefreshRecord;
  readonly #failing: FailingConnections;
  readonly #circuit: Circuit;

  constructor(parts: {
    store: ConnectionStore;
    keys: KeyRing;
    oauth: Pick<OAuthClient, 'refresh'> | null;
    ambient: Pick<Ambient, 'now'>;
    leases: RowLeases;
    record: RefreshRecord;
    failing: FailingConnections;
    circuit: Circuit;
  }) {
    this.#store = parts.store;
    this.#keys = parts.keys;
    this.#oauth = parts.oauth;
    this.#ambient = parts.ambient;
    this.#leases = parts.leases;
    this.#record = parts.record;
    this.#failing = parts.failing;
    this.#circuit = parts.circuit;
  }

  async run(connectionId: string, cause: RefreshCause, satisfied: Satisfied): Promise<RefreshOutcome> {
    const seen = await this.#open(await this.#store.find(connectionId), cause);
    if (satisfied(seen)) return { opened: seen, renewed: false };
    await this.#refuseWhatCannotBe(seen, cause);
    const { connection, mine } = await this.#leases.take(connectionId, cause !== 'background');
    if (!mine) return this.#adopt(seen, await this.#open(connection, cause), cause);
    try {
      const opened = await this.#open(connection, cause);
      if (satisfied(opened)) return { opened, renewed: false };
      // Somebody renewed it since it was looked at: the loser takes over what the winner stored.
      const passed = opened.connection.tokenVersion !== seen.connection.tokenVersion;
      if (passed && hasUsableToken(opened, this.#ambient.now())) return { opened, renewed: true };
      return await this.#request(opened, cause);
    } finally {
      // The write of a result has ended it already; after a fault of the database it must not wait to run out.
      await this.#leases.release(connectionId).catch(() => undefined);
    }
  }

  async #request(opened: OpenedConnection, cause: RefreshCause): Promise<RefreshOutcome> {
    const { connection, tokens } = opened;
    if (tokens.kind !== 'oauth' || this.#oauth === null) throw new VaultError('connection.not-refreshable');
    if (tokens.refreshToken === null) {
      return this.#record.giveUp(opened, cause, null, notRenewableExplanation);
    }
    const startedAt = this.#ambient.now();
    const { id, tokenVersion } = connection;
    if (!(await this.#store.beginRefresh(id, tokenVersion, startedAt, cause !== 'background'))) {
      return this.#record.adopt(id, undefined);
    }
    let response: TokenResponse;
    try {
      response = await this.#oauth.refresh(tokens.refreshToken);
    } catch (error) {
      if (!(error instanceof TokenRequestError)) throw error;
      this.#tellCircuit(error);
      return this.#record.failed(opened, cause, startedAt, error);
    }
    this.#circuit.answered();
    return this.#record.renewed(opened, tokens, cause, startedAt, response);
  }

  #tellCircuit({ reason, retryAfterSeconds }: TokenRequestError): void {
    const now = this.#ambient.now();
    if (reason === 'grant-invalid') this.#circuit.answered();
    else if (reason === 'rate-limited') this.#circuit.slowDown(now, retryAfterSeconds);
    else this.#circuit.failed(now);
  }

  /** Throws where asking Atlassian makes no sense, or not yet. */
  async #refuseWhatCannotBe(opened: OpenedConnection, cause: RefreshCause): Promise<void> {
    const { connection, tokens } = opened;
    if (tokens.kind !== 'oauth') throw new VaultError('connection.not-refreshable');
    const retryAt = this.#failing.retryAt(connection.id, this.#ambient.now());
    if (retryAt !== null && cause !== 'person') throw this.#record.notNow(retryAt);
    if (this.#oauth === null) {
      if (cause === 'background') {
        await this.#record.postponed(connection, this.#ambient.now() + postponedMs, notConfiguredExplanation);
      }
      throw new VaultError('connection.refresh-failed', { detail: notConfiguredExplanation });
    }
    if (tokens.refreshToken === null && hasLife(opened, this.#ambient.now())) {
      throw new VaultError('connection.refresh-failed', { detail: notRenewableExplanation });
    }
  }

  /** Another process has the lease, or had it and wrote what came of it: that holds. */
  #adopt(seen: OpenedConnection, left: OpenedConnection, cause: RefreshCause): RefreshOutcome {
    if (cause === 'background') return { opened: left, renewed: false };
    const now = this.#ambient.now();
    if (left.connection.tokenVersion !== seen.connection.tokenVersion && hasUsableToken(left, now)) {
      return { opened: left, renewed: true };
    }
    const dueAt = left.connection.refreshDueAt ?? now;
    throw this.#record.notNow(Math.min(dueAt, now + longestWaitMs));
  }

  async #open(connection: StoredConnection | null, cause: RefreshCause): Promise<OpenedConnection> {
    try {
      return openConnection(connection, this.#keys);
    } catch (error) {
      const unreadable = error instanceof VaultError && error.code === 'connection.unreadable';
      if (unreadable && connection !== null && cause === 'background') {
        await this.#record.postponed(connection, this.#ambient.now() + postponedMs, unreadableExplanation);
      }
      throw error;
    }
  }
}
