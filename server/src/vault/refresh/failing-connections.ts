import { RecentMap } from '../recent-map.ts';
import { backOff, longestWaitMs } from './refresh-timing.ts';

/** Far more than fail at one time; of one that is forgotten the pauses begin anew. */
const mostKept = 100_000;

/** Failures in a row by connection; an entry goes with the first success, so it holds only what is failing now. */
export class FailingConnections {
  readonly #random: () => number;
  readonly #failing = new RecentMap<{ failures: number; retryAt: number }>(mostKept);

  constructor({ random }: { random: () => number }) {
    this.#random = random;
  }

  /** When to ask Atlassian again, or null when it may be asked now. */
  retryAt(connectionId: string, now: number): number | null {
    const entry = this.#failing.get(connectionId);
    // Farther away than any wait: the clock was set back.
    return entry === undefined || entry.retryAt <= now || entry.retryAt - now > longestWaitMs
      ? null
      : entry.retryAt;
  }

  /** Counts a failure and answers when to try again. */
  next(connectionId: string, now: number, retryAfterSeconds: number | undefined): number {
    const failures = (this.#failing.get(connectionId)?.failures ?? 0) + 1;
    const asked = Math.min((retryAfterSeconds ?? 0) * 1000, longestWaitMs);
    const retryAt = now + Math.max(asked, backOff(failures, this.#random));
    this.#failing.set(connectionId, { failures, retryAt });
    return retryAt;
  }

  forget(connectionId: string): void {
    this.#failing.delete(connectionId);
  }
}
