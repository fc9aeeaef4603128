import type { OpenedConnection } from './opened-connection.ts';

/**
 * Opened token sets, so that a call to Jira costs neither a read nor a decryption. Holds only the most recently used;
 * an entry is never older than its access token, which is why a second process that renewed it does no harm. One that led
 * it elsewhere says so over the event bus.
 */
export class TokenCache {
  readonly #entries = new Map<string, OpenedConnection>();
  readonly #limit: number;

  constructor(limit = 1_000) {
    this.#limit = limit;
  }

  get(connectionId: string): OpenedConnection | undefined {
    const entry = this.#entries.get(connectionId);
    if (entry !== undefined) {
      // A Map keeps the order of insertion: moved to the end, the first is the least recently used.
      this.#entries.delete(connectionId);
      this.#entries.set(connectionId, entry);
    }
    return entry;
  }

  set(opened: OpenedConnection): void {
    this.#entries.delete(opened.connection.id);
    this.#entries.set(opened.connection.id, opened);
    const oldest = this.#entries.size > this.#limit ? this.#entries.keys().next().value : undefined;
    if (oldest !== undefined) this.#entries.delete(oldest);
  }

  ids(): readonly string[] {
    return [...this.#entries.keys()];
  }

  delete(connectionId: string): void {
    this.#entries.delete(connectionId);
  }
}
