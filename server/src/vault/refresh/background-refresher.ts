import type { Ambient } from '../../ambient.ts';
import type { VaultLog } from '../create-vault.ts';
import type { DueConnection, RefreshStore } from '../store.ts';
import type { Vault } from '../vault.ts';
import { VaultError } from '../vault-error.ts';
import type { Circuit } from './circuit.ts';
import { Pace } from './pace.ts';
import type { RefreshPolicy } from './refresh-policy.ts';
import { idleRefreshDueAt } from './refresh-timing.ts';
import { leaseMs } from './row-leases.ts';

/** What needs no token request is put aside this many at a time. */
const batch = 64;
/** How late a connection that became due meanwhile may be noticed; one indexed read each. */
const longestPauseMs = 5_000;
const shortestPauseMs = 50;
const pauseAfterFaultMs = 1_000;
const announceEveryMs = 60 * 60_000;

export interface BackgroundRefresherParts {
  readonly vault: Pick<Vault, 'refresh' | 'announceSignInEnds'>;
  readonly store: Pick<RefreshStore, 'claimDue' | 'nextDue' | 'rest' | 'release'>;
  readonly circuit: Pick<Circuit, 'pause' | 'trying'>;
  readonly policy: RefreshPolicy;
  /** Owner of the leases, as in the vault's refreshes: it prolongs its own. */
  readonly leaseOwner: string;
  readonly ambient: Pick<Ambient, 'now' | 'sleep' | 'random'>;
  readonly log: VaultLog;
}

/**
 * Keeps connections ahead of their end by the same refresh as requests: those that people use before their access
 * token ends, the others before their sign-in does. Evenly paced, and not while Atlassian is down or asks to wait.
 */
export class BackgroundRefresher {
  readonly #parts: BackgroundRefresherParts;
  readonly #pace: Pace;
  readonly #underWay = new Set<Promise<void>>();
  #failures = 0;
  #announceAt = Number.NEGATIVE_INFINITY;
  #stopping = new AbortController();
  #running: Promise<void> | null = null;

  constructor(parts: BackgroundRefresherParts) {
    this.#parts = parts;
    this.#pace = new Pace({ ambient: parts.ambient, perSecond: parts.policy.perSecond });
  }

  start(): void {
    if (this.#running !== null) return;
    this.#stopping = new AbortController();
    this.#running = this.#run(this.#stopping.signal);
  }

  /** Resolves when the refreshes under way have ended: cutting one off could lose a rotated token. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    this.#running = null;
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { ambient, log } = this.#parts;
    while (!signal.aborted) {
      let pause = pauseAfterFaultMs;
      try {
        pause = await this.#round(signal);
      } catch (error) {
        if (!signal.aborted)
          log.warn({ err: error }, 'The background refresher could not look for due connections');
      }
      await ambient.sleep(pause, signal).catch(() => undefined);
    }
    await Promise.all(this.#underWay);
  }

  /** One look for what is due; answers how long to wait for the next. */
  async #round(signal: AbortSignal): Promise<number> {
    const { ambient, circuit, store, vault, leaseOwner, policy } = this.#parts;
    const now = ambient.now();
    if (now >= this.#announceAt || this.#announceAt - now > announceEveryMs) {
      await vault.announceSignInEnds();
      this.#announceAt = now + announceEveryMs;
    }
    const closed = circuit.pause(now);
    if (closed > 0) return Math.min(Math.max(closed, shortestPauseMs), longestPauseMs);

    // No more than are started soon: the lease of one that waits for its turn must not run out, and other servers
    // over this database take their share.
    const atOnce = circuit.trying ? 1 : Math.min(batch, Math.max(policy.concurrency, policy.perSecond));
    const due = await store.claimDue({ owner: leaseOwner, now, until: now + leaseMs }, atOnce);
    const unused = due.filter((connection) => this.#isUnused(connection, now));
    if (unused.length > 0) await this.#rest(unused, now);
    await this.#refreshAll(
      due.filter((connection) => !unused.includes(connection)),
      signal,
    );
    if (due.length === atOnce && this.#failures === 0) return 0;
    // A failure that could not even be recorded leaves its connection due: it must not be tried without a breath.
    const shortest = this.#failures === 0 ? shortestPauseMs : pauseAfterFaultMs;
    this.#failures = 0;
    const next = await store.nextDue();
    if (next === null) return longestPauseMs;
    return Math.min(Math.max(next - ambient.now(), shortest), longestPauseMs);
  }

  /** A use wakes it; until then it costs a token request a month instead of one an hour. */
  #isUnused({ lastUsedAt, idle }: DueConnection, now: number): boolean {
    return !idle && (lastUsedAt ?? 0) < now - this.#parts.policy.activeMs;
  }

  async #rest(connections: readonly DueConnection[], now: number): Promise<void> {
    const { store, policy, ambient } = this.#parts;
    await store.rest(
      connections.map(({ id, lastRefreshAt }) => {
        const since = Math.min(lastRefreshAt ?? now, now);
        const dueAt = idleRefreshDueAt(since, policy.idleEveryMs, () => ambient.random());
        return { id, dueAt };
      }),
    );
  }

  async #refreshAll(connections: readonly DueConnection[], signal: AbortSignal): Promise<void> {
    const { circuit, policy, ambient, store, leaseOwner } = this.#parts;
    for (const [index, { id }] of connections.entries()) {
      const atOnce = circuit.trying ? 1 : policy.concurrency;
      while (this.#underWay.size >= atOnce) await Promise.race(this.#underWay);
      await this.#pace.turn(signal).catch(() => undefined);
      if (signal.aborted || circuit.pause(ambient.now()) > 0) {
        // Others may have them, or this one again after the pause.
        for (const { id: rest } of connections.slice(index)) await store.release(rest, leaseOwner);
        break;
      }
      const refresh: Promise<void> = this.#refreshOne(id).finally(() => this.#underWay.delete(refresh));
      this.#underWay.add(refresh);
    }
    if (circuit.trying || connections.length < policy.concurrency) await Promise.all(this.#underWay);
  }

  async #refreshOne(connectionId: string): Promise<void> {
    const { vault, log } = this.#parts;
    try {
      await vault.refresh(connectionId, 'background');
    } catch (error) {
      this.#failures += 1;
      // What Atlassian said is recorded as an event; the log is for the administrator.
      const code = error instanceof VaultError ? error.code : undefined;
      log.warn({ err: error, code, connectionId }, 'A connection could not be renewed in the background');
    }
  }
}
