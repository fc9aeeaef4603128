/**
 * Remembers which connections have used up a quota, so that their calls are answered here instead of costing a
 * round trip each until the reset. Burst limits hold nothing: they concern one call and pass within seconds.
 */
export class RateGovernor {
  readonly #heldUntil = new Map<string, number>();
  readonly #now: () => number;
  readonly #capacity: number;

  constructor(now: () => number, capacity = 10_000) {
    this.#now = now;
    this.#capacity = capacity;
  }

  hold(connectionId: string, milliseconds: number): void {
    const until = this.#now() + Math.min(milliseconds, 3_600_000);
    // The longer hold counts: another answer may know of a later reset.
    if (until <= (this.#heldUntil.get(connectionId) ?? 0)) return;
    this.#heldUntil.delete(connectionId);
    if (this.#heldUntil.size >= this.#capacity) {
      const [oldest] = this.#heldUntil.keys();
      if (oldest !== undefined) this.#heldUntil.delete(oldest);
    }
    this.#heldUntil.set(connectionId, until);
  }

  /** How long the connection's next call has to wait; 0 when it may go now. */
  waitMilliseconds(connectionId: string): number {
    const until = this.#heldUntil.get(connectionId);
    if (until === undefined) return 0;
    const wait = until - this.#now();
    if (wait > 0) return wait;
    this.#heldUntil.delete(connectionId);
    return 0;
  }

  release(connectionId: string): void {
    this.#heldUntil.delete(connectionId);
  }
}
