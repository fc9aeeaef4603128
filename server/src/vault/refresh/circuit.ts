import { backOff, longestWaitMs } from './refresh-timing.ts';

/** One connection's failure may be its own; so many after one another, without a good answer between, are Atlassian's. */
const failuresThatOpen = 5;

/**
 * Whether the background may ask Atlassian's token endpoint: not while it answers 429, nor while it is down. When a
 * pause is over, one request at a time tries it until an answer comes.
 */
export class Circuit {
  readonly #random: () => number;
  #failures = 0;
  #pauses = 0;
  #pausedUntil = Number.NEGATIVE_INFINITY;

  constructor({ random }: { random: () => number }) {
    this.#random = random;
  }

  /** Milliseconds for which nothing may be asked; 0 when it may be. */
  pause(now: number): number {
    const left = this.#pausedUntil - now;
    // Longer than it ever is: the clock was set back.
    return left > longestWaitMs ? 0 : Math.max(0, left);
  }

  /** Only one request at a time: whether Atlassian is back is not known yet. */
  get trying(): boolean {
    return this.#pauses > 0;
  }

  /** Atlassian served a request, be it with a refusal of that one sign-in. */
  answered(): void {
    this.#failures = 0;
    this.#pauses = 0;
    this.#pausedUntil = Number.NEGATIVE_INFINITY;
  }

  /** Atlassian answered 429; `retryAfterSeconds` where it said for how long. */
  slowDown(now: number, retryAfterSeconds: number | undefined): void {
    this.#pauses += 1;
    const asked = retryAfterSeconds === undefined ? this.#backOff() : retryAfterSeconds * 1000;
    this.#pausedUntil = Math.max(this.#pausedUntil, now + Math.min(asked, longestWaitMs));
  }

  /** No answer, or none of use. */
  failed(now: number): void {
    this.#failures += 1;
    if (this.#failures < failuresThatOpen) return;
    this.#pauses += 1;
    this.#pausedUntil = now + this.#backOff();
  }

  #backOff(): number {
    return backOff(this.#pauses, this.#random);
  }
}
