/** Says whether something that should happen again and again still does. */
export class Heartbeat {
  readonly #now: () => number;
  readonly #atLeastEveryMs: number;
  #lastAt: number | null = null;

  constructor({ now, atLeastEveryMs }: { now: () => number; atLeastEveryMs: number }) {
    this.#now = now;
    this.#atLeastEveryMs = atLeastEveryMs;
  }

  beat(): void {
    this.#lastAt = this.#now();
  }

  /** A word on how it is; throws when it has been silent for too long. */
  report(): string {
    if (this.#lastAt === null) return 'not started';
    const silentMs = this.#now() - this.#lastAt;
    if (silentMs <= this.#atLeastEveryMs) return 'at work';
    throw new Error(`Silent for ${Math.round(silentMs / 1000)} s.`);
  }
}
