import type { Ambient } from '../../ambient.ts';

/** Lets through `perSecond` turns a second, evenly spread: what was not used is not made up for by a burst. */
export class Pace {
  readonly #ambient: Pick<Ambient, 'now' | 'sleep'>;
  readonly #intervalMs: number;
  #nextAt = Number.NEGATIVE_INFINITY;

  constructor({ ambient, perSecond }: { ambient: Pick<Ambient, 'now' | 'sleep'>; perSecond: number }) {
    this.#ambient = ambient;
    this.#intervalMs = 1000 / perSecond;
  }

  /** Resolves when it is the caller's turn; rejects with the signal's reason. One caller at a time. */
  async turn(signal: AbortSignal): Promise<void> {
    const wait = this.#nextAt - this.#ambient.now();
    // Timers count whole milliseconds, rounded up here: rounded down they would be early. Longer than an interval:
    // the clock was set back.
    if (wait > 0 && wait <= this.#intervalMs) await this.#ambient.sleep(Math.ceil(wait), signal);
    const now = this.#ambient.now();
    this.#nextAt =
      (wait > 0 && wait <= this.#intervalMs ? Math.max(this.#nextAt, now) : now) + this.#intervalMs;
  }
}
