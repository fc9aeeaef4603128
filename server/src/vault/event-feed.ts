import type { TokenEvent } from '@sidelight/contract';
import type { ConnectionStore } from './store.ts';
import type { ConnectionEvents } from './vault.ts';

type Listener = (event: TokenEvent) => void;

/** Events of connections: their stored history and, for those who listen, each one as it happens. */
export class EventFeed implements ConnectionEvents {
  readonly #store: Pick<ConnectionStore, 'events'>;
  readonly #listeners = new Map<string, Set<Listener>>();

  constructor(store: Pick<ConnectionStore, 'events'>) {
    this.#store = store;
  }

  async list(connectionId: string, { before, limit }: { before?: number | undefined; limit: number }) {
    const range = before === undefined ? { limit: limit + 1 } : { before, limit: limit + 1 };
    const events = await this.#store.events(connectionId, range);
    return { events: events.slice(0, limit), more: events.length > limit };
  }

  async since(connectionId: string, after: number, limit: number) {
    return (await this.#store.events(connectionId, { after, limit })).reverse();
  }

  subscribe(connectionId: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(connectionId) ?? new Set();
    this.#listeners.set(connectionId, listeners);
    // Wrapped, so that one function subscribed twice is two subscriptions.
    const own: Listener = (event) => listener(event);
    listeners.add(own);
    return () => {
      listeners.delete(own);
      if (listeners.size === 0 && this.#listeners.get(connectionId) === listeners) {
        this.#listeners.delete(connectionId);
      }
    };
  }

  /** Listeners must not throw; one that does is its own fault and keeps no other from hearing. */
  publish(connectionId: string, event: TokenEvent): void {
    for (const listener of [...(this.#listeners.get(connectionId) ?? [])]) {
      try {
        listener(event);
      } catch {
        // A broken listener must not fail the refresh that it was told about.
      }
    }
  }
}
