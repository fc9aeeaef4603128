/** A map that holds the most recently used entries and forgets the others: one that grew with every person would never stop. */
export class RecentMap<Value> {
  readonly #entries = new Map<string, Value>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: string): Value | undefined {
    const value = this.#entries.get(key);
    // A Map keeps the order of insertion: moved to the end, the first is the least recently used.
    if (value !== undefined) this.#putLast(key, value);
    return value;
  }

  set(key: string, value: Value): void {
    this.#putLast(key, value);
    const oldest = this.#entries.size > this.#limit ? this.#entries.keys().next().value : undefined;
    if (oldest !== undefined) this.#entries.delete(oldest);
  }

  keys(): readonly string[] {
    return [...this.#entries.keys()];
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }

  #putLast(key: string, value: Value): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
  }
}
