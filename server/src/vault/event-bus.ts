import type { TokenEvent } from '@sidelight/contract';

/**
 * Carries token events between the server processes on one database. Every process hears each of them, its own too, and
 * those of one connection in the order of their ids.
 */
export interface EventBus {
  /** This process has just committed the event. */
  committed(connectionId: string, event: TokenEvent): void;
  /** Answers the way to end it. */
  listen(listener: BusListener): () => void;
}

export interface BusListener {
  event(connectionId: string, event: TokenEvent): void;
  /** Some may have been missed: the way to the database was cut for a while. */
  gap(): void;
}

/** Who listens to a bus. A listener that throws keeps no other from hearing. */
export class BusListeners {
  readonly #listeners = new Set<BusListener>();

  add(listener: BusListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  event(connectionId: string, event: TokenEvent): void {
    this.#each((listener) => listener.event(connectionId, event));
  }

  gap(): void {
    this.#each((listener) => listener.gap());
  }

  #each(tell: (listener: BusListener) => void): void {
    for (const listener of [...this.#listeners]) {
      try {
        tell(listener);
      } catch {
        // The refresh that is told about must not fail for it.
      }
    }
  }
}

/** The bus of a process that is alone on its database. */
export function createLocalBus(): EventBus {
  const listeners = new BusListeners();
  return {
    committed: (connectionId, event) => listeners.event(connectionId, event),
    listen: (listener) => listeners.add(listener),
  };
}
