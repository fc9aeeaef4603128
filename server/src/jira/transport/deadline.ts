/**
 * A signal that fires when the caller gives up or the time is over, and knows which of the two it was: only the
 * second is Jira's slowness.
 */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #parent: AbortSignal | undefined;
  readonly #timer: NodeJS.Timeout;
  readonly #follow = (): void => this.#controller.abort(this.#parent?.reason);
  #timedOut = false;

  constructor(milliseconds: number, parent: AbortSignal | undefined) {
    this.#parent = parent;
    this.#timer = setTimeout(() => {
      this.#timedOut = true;
      this.#controller.abort(new DOMException('The time allowed is over', 'TimeoutError'));
    }, milliseconds);
    if (parent?.aborted === true) this.#follow();
    else parent?.addEventListener('abort', this.#follow, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The time was over before the caller gave up. */
  get timedOut(): boolean {
    return this.#timedOut && this.#parent?.aborted !== true;
  }

  /** Must be called in the end, or the caller's signal keeps this alive. */
  end(): void {
    clearTimeout(this.#timer);
    this.#parent?.removeEventListener('abort', this.#follow);
  }
}
