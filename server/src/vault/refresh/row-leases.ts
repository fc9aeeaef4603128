import type { Ambient } from '../../ambient.ts';
import type { RefreshStore, StoredConnection } from '../store.ts';
import type { LeaseHolder } from './lease-holder.ts';

/** Longer than a token request may take (15 s), so that a lease ends before its work does only when its process died. */
export const leaseMs = 20_000;
const lookEveryMs = 60;
/**
 * A lease may seem to end later than any may: the clocks of two servers differ, or the answer of a busy database came
 * after the other's lease had begun. Only what is beyond that was taken before the clock was set back.
 */
const clockSlackMs = 60_000;

export interface Leased {
  /** Read under the lease or, where it is another's, as that one left it. Null when there is no such connection. */
  readonly connection: StoredConnection | null;
  readonly mine: boolean;
}

/** Among processes over one database, the right to renew a connection. */
export class RowLeases {
  readonly #store: Pick<RefreshStore, 'lease' | 'release'> & FindConnection;
  readonly #ambient: Pick<Ambient, 'now' | 'sleep' | 'random'>;
  readonly #holder: LeaseHolder;

  constructor(parts: {
    store: Pick<RefreshStore, 'lease' | 'release'> & FindConnection;
    ambient: Pick<Ambient, 'now' | 'sleep' | 'random'>;
    holder: LeaseHolder;
  }) {
    this.#store = parts.store;
    this.#ambient = parts.ambient;
    this.#holder = parts.holder;
  }

  /** With `wait`, resolves when the lease is had or its other owner has written what came of its own attempt. */
  async take(id: string, wait: boolean): Promise<Leased> {
    for (;;) {
      const now = this.#ambient.now();
      const lease = { owner: this.#holder.name, now, until: now + leaseMs };
      const answer = await this.#store.lease(id, lease);
      if (answer === null) return { connection: null, mine: false };
      const { connection, heldUntil, heldBy } = answer;
      if (heldUntil === null) return { connection, mine: true };
      const setBack = heldUntil - this.#ambient.now() > leaseMs + clockSlackMs;
      if (heldBy !== null && (this.#holder.isGone(heldBy) || setBack)) {
        await this.#store.release(id, heldBy);
        continue;
      }
      if (!wait) return { connection, mine: false };
      const left = await this.#changed(connection, heldUntil);
      if (left !== null) return { connection: left, mine: false };
    }
  }

  async release(id: string): Promise<void> {
    await this.#store.release(id, this.#holder.name);
  }

  /** The connection once its owner wrote to it; null when the lease ran out before. */
  async #changed(seen: StoredConnection, heldUntil: number): Promise<StoredConnection | null> {
    while (this.#ambient.now() < heldUntil) {
      await this.#ambient.sleep(lookEveryMs * (0.5 + this.#ambient.random()));
      const found = await this.#store.find(seen.id);
      if (found === null) return null;
      const written =
        found.tokenVersion !== seen.tokenVersion || found.refreshes.failures !== seen.refreshes.failures;
      if (written) return found;
    }
    return null;
  }
}

interface FindConnection {
  find(id: string): Promise<StoredConnection | null>;
}
