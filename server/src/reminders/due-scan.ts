import type { Ambient } from '../ambient.ts';
import type { Reminders } from './reminders.ts';
import type { ReminderStore } from './store.ts';

const batch = 100;
/** How late one that another process has set may be noticed; one indexed read each. */
const longestPauseMs = 2_000;
const shortestPauseMs = 50;
const pauseAfterFaultMs = 1_000;

export interface DueScanParts {
  readonly reminders: Pick<Reminders, 'deliverDue'>;
  readonly store: Pick<ReminderStore, 'nextDue'>;
  readonly ambient: Pick<Ambient, 'now' | 'sleep'>;
  readonly log: { warn(details: object, message: string): void };
}

/**
 * Delivers reminders when their time comes. Any number of processes on one database may scan: each reminder is delivered
 * by one of them, in one commit, so that a process that dies leaves it either delivered or still due. Those whose time came
 * while no process ran are delivered late rather than not at all.
 */
export class DueScan {
  readonly #parts: DueScanParts;
  #stopping = new AbortController();
  #running: Promise<void> | null = null;

  constructor(parts: DueScanParts) {
    this.#parts = parts;
  }

  start(): void {
    if (this.#running !== null) return;
    this.#stopping = new AbortController();
    this.#running = this.#run(this.#stopping.signal);
  }

  /** Resolves when the delivery under way has ended. */
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
        pause = await this.#round();
      } catch (error) {
        log.warn({ err: error }, 'The scan for due reminders could not look');
      }
      if (pause > 0) await ambient.sleep(pause, signal).catch(() => undefined);
    }
  }

  /** Answers how long to wait for the next. */
  async #round(): Promise<number> {
    const { reminders, store, ambient } = this.#parts;
    if ((await reminders.deliverDue(batch)) === batch) return 0;
    const next = await store.nextDue();
    if (next === null) return longestPauseMs;
    return Math.min(Math.max(next - ambient.now(), shortestPauseMs), longestPauseMs);
  }
}
