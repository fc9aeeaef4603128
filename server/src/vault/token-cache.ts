import type { OpenedConnection } from './opened-connection.ts';
import { RecentMap } from './recent-map.ts';

const mostKept = 1_000;

/**
 * Opened token sets, so that a call to Jira costs neither a read nor a decryption. Holds only the most recently used;
 * an entry is never older than its access token, which is why a second process that renewed it does no harm. One that led
 * it elsewhere says so over the event bus.
 */
export class TokenCache {
  readonly #entries = new RecentMap<OpenedConnection>(mostKept);

  get(connectionId: string): OpenedConnection | undefined {
    return this.#entries.get(connectionId);
  }

  set(opened: OpenedConnection): void {
    this.#entries.set(opened.connection.id, opened);
  }

  ids(): readonly string[] {
    return this.#entries.keys();
  }

  delete(connectionId: string): void {
    this.#entries.delete(connectionId);
  }
}
