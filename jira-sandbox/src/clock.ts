/** Tells the sandbox's time. It runs like the clock it was given and can be moved by a test. */
export class SandboxClock {
  readonly #source: () => number;
  #ahead = 0;

  constructor(source: () => number) {
    this.#source = source;
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.#source() + this.#ahead;
  }

  advance(milliseconds: number): void {
    this.#ahead += milliseconds;
  }

  /** Back to the clock it was given. */
  reset(): void {
    this.#ahead = 0;
  }
}
