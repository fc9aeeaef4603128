/**
 * What was asked before and may be answered again for a while. Those who ask at the same time share one question.
 * A failure is not remembered. Bounded: the longest unasked makes room.
 */
export class Remembered<Value> {
  readonly #entries = new Map<string, { readonly value: Promise<Value>; readonly until: number }>();
  readonly #now: () => number;
  readonly #milliseconds: number;
  readonly #capacity: number;

  constructor(options: { now: () => number; milliseconds: number; capacity: number }) {
    this.#now = options.now;
    this.#milliseconds = options.milliseconds;
    this.#capacity = options.capacity;
  }

  /**
   * `ask` is shared, so it must not end with one asker's signal; `signal` only ends this one's waiting.
   */
  async get(name: string, ask: () => Promise<Value>, signal?: AbortSignal): Promise<Value> {
    signal?.throwIfAborted();
    const known = this.#entries.get(name);
    if (known !== undefined && known.until > this.#now()) {
      this.#entries.delete(name);
      this.#entries.set(name, known);
      return untilAborted(known.value, signal);
    }
    const value = ask();
    const entry = { value, until: this.#now() + this.#milliseconds };
    this.#entries.delete(name);
    this.#entries.set(name, entry);
    if (this.#entries.size > this.#capacity) {
      const [oldest] = this.#entries.keys();
      if (oldest !== undefined) this.#entries.delete(oldest);
    }
    value.catch(() => {
      if (this.#entries.get(name) === entry) this.#entries.delete(name);
    });
    return untilAborted(value, signal);
  }

  /** Drops everything whose name begins so. */
  forget(prefix: string): void {
    for (const name of this.#entries.keys()) if (name.startsWith(prefix)) this.#entries.delete(name);
  }
}

function untilAborted<Value>(value: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (signal === undefined) return value;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    value.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
