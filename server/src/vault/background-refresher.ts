import type { Ambient } from '../ambient.ts';
import type { VaultLog } from './create-vault.ts';
import { activeFor } from './refresh-timing.ts';
import type { ConnectionStore } from './store.ts';
import type { Vault } from './vault.ts';
import { VaultError } from './vault-error.ts';

const concurrency = 4;
const batch = 32;
/** How late a connection that became due meanwhile may be noticed; one indexed read each. */
const longestPauseMs = 5_000;
const shortestPauseMs = 50;
const pauseAfterFaultMs = 1_000;

/** Keeps connections that people use ahead of their expiry, by the same refresh as requests. */
export class BackgroundRefresher {
  readonly #vault: Pick<Vault, 'refresh'>;
  readonly #store: Pick<ConnectionStore, 'dueForRefresh' | 'nextRefreshDue'>;
  readonly #ambient: Pick<Ambient, 'now' | 'sleep'>;
  readonly #log: VaultLog;
  #stopping = new AbortController();
  #running: Promise<void> | null = null;

  constructor(parts: {
    vault: Pick<Vault, 'refresh'>;
    store: Pick<ConnectionStore, 'dueForRefresh' | 'nextRefreshDue'>;
    ambient: Pick<Ambient, 'now' | 'sleep'>;
    log: VaultLog;
  }) {
    this.#vault = parts.vault;
    this.#store = parts.store;
    this.#ambient = parts.ambient;
    this.#log = parts.log;
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
    while (!signal.aborted) {
      let pause = pauseAfterFaultMs;
      try {
        pause = await this.#refreshDue(signal);
      } catch (error) {
        this.#log.warn({ err: error }, 'The background refresher could not look for due connections');
      }
      await this.#ambient.sleep(pause, signal).catch(() => undefined);
    }
  }

  /** One round; answers how long to wait for the next. */
  async #refreshDue(signal: AbortSignal): Promise<number> {
    const now = this.#ambient.now();
    const due = await this.#store.dueForRefresh(now, now - activeFor, batch);
    const queue = due.values();
    let failures = 0;
    const work = async () => {
      for (const connectionId of queue) {
        if (signal.aborted) return;
        if (!(await this.#refreshOne(connectionId))) failures += 1;
      }
    };
    await Promise.all(Array.from({ length: Math.min(concurrency, due.length) }, work));
    if (due.length === batch && failures === 0) return 0;
    // A failure that could not even be recorded leaves its connection due: it must not be tried without a breath.
    const shortest = failures === 0 ? shortestPauseMs : pauseAfterFaultMs;
    const next = await this.#store.nextRefreshDue(now - activeFor);
    if (next === null) return longestPauseMs;
    return Math.min(Math.max(next - this.#ambient.now(), shortest), longestPauseMs);
  }

  async #refreshOne(connectionId: string): Promise<boolean> {
    try {
      await this.#vault.refresh(connectionId, 'background');
      return true;
    } catch (error) {
      // What Atlassian said is recorded as an event; the log is for the administrator.
      const code = error instanceof VaultError ? error.code : undefined;
      this.#log.warn(
        { err: error, code, connectionId },
        'A connection could not be renewed in the background',
      );
      return false;
    }
  }
}
