import type { TokenEvent } from '@sidelight/contract';
import type { BusListener, EventBus } from './event-bus.ts';
import type { ConnectionStore } from './store.ts';
import type { ConnectionEvents } from './vault.ts';

type Listener = (event: TokenEvent) => void;

/** Those who listen to one connection. */
interface Audience {
  readonly listeners: Set<Listener>;
  /** The newest event they had, so that missed ones can be told. */
  lastId: number;
}

/** After a gap, the newest so many are told; the list has the others. */
const missedAtMost = 200;

/** Events of connections: their stored history and, for those who listen, each one as it happens in any process. */
export class EventFeed implements ConnectionEvents {
  readonly #store: Pick<ConnectionStore, 'events'>;
  readonly #bus: EventBus;
  readonly #audiences = new Map<string, Audience>();

  constructor(store: Pick<ConnectionStore, 'events'>, bus: EventBus) {
    this.#store = store;
    this.#bus = bus;
    const heard: BusListener = {
      event: (connectionId, event) => this.#tell(connectionId, event),
      gap: () => {
        for (const [connectionId, audience] of this.#audiences) void this.#catchUp(connectionId, audience);
      },
    };
    bus.listen(heard);
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
    const audience = this.#audiences.get(connectionId) ?? this.#newAudience(connectionId);
    // Wrapped, so that one function subscribed twice is two subscriptions.
    const own: Listener = (event) => listener(event);
    audience.listeners.add(own);
    return () => {
      audience.listeners.delete(own);
      if (audience.listeners.size === 0 && this.#audiences.get(connectionId) === audience) {
        this.#audiences.delete(connectionId);
      }
    };
  }

  /** An event that this process has committed: the bus tells it to everybody. */
  publish(connectionId: string, event: TokenEvent): void {
    this.#bus.committed(connectionId, event);
  }

  #newAudience(connectionId: string): Audience {
    const audience: Audience = { listeners: new Set(), lastId: 0 };
    this.#audiences.set(connectionId, audience);
    void this.#store.events(connectionId, { limit: 1 }).then(
      ([newest]) => {
        audience.lastId = Math.max(audience.lastId, newest?.id ?? 0);
      },
      // Then a gap tells more than was missed, which does no harm.
      () => undefined,
    );
    return audience;
  }

  /** Listeners must not throw; one that does is its own fault and keeps no other from hearing. */
  #tell(connectionId: string, event: TokenEvent): void {
    const audience = this.#audiences.get(connectionId);
    if (audience === undefined) return;
    audience.lastId = Math.max(audience.lastId, event.id);
    for (const listener of [...audience.listeners]) {
      try {
        listener(event);
      } catch {
        // A broken listener must not fail the refresh that it was told about.
      }
    }
  }

  async #catchUp(connectionId: string, audience: Audience): Promise<void> {
    try {
      for (const event of await this.since(connectionId, audience.lastId, missedAtMost)) {
        if (event.id > audience.lastId) this.#tell(connectionId, event);
      }
    } catch {
      // The database is away again: the next gap comes when it is back.
    }
  }
}
