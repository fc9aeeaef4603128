import type { Ambient } from '../ambient.ts';
import { AssistantError } from './assistant-error.ts';

/** A turn under way. */
export interface RunningTurn {
  /** Aborted when nobody reads any more, and when the server stops. */
  readonly signal: AbortSignal;
  /** Resolves when the conversation is free for the next one, in every process. Never rejects. */
  end(): Promise<void>;
}

/** Which conversations have a turn under way in any process on the database. */
export interface TurnLeaseStore {
  /** False while another owner's lease on the conversation has not ended. */
  take(conversationId: string, lease: TurnLease): Promise<boolean>;
  release(conversationId: string, owner: string): Promise<void>;
}

export interface TurnLease {
  /** The turn. */
  readonly owner: string;
  readonly now: number;
  readonly until: number;
}

/** Turns of one connection at a time in one process, over all its conversations: each may hold a model and Jira for minutes. */
const turnsPerConnection = 10;

/** One turn at a time per conversation: two would answer the same history and interleave their writes. */
export class RunningTurns {
  readonly #leases: TurnLeaseStore;
  readonly #ambient: Pick<Ambient, 'now' | 'newId'>;
  readonly #longestMs: number;
  readonly #running = new Map<string, { connectionId: string; ended: PromiseWithResolvers<void> }>();
  readonly #stopping = new AbortController();

  /** `longestMs`: what a turn may take. A conversation whose process died is free again so much later. */
  constructor(parts: {
    leases: TurnLeaseStore;
    ambient: Pick<Ambient, 'now' | 'newId'>;
    longestMs: number;
  }) {
    this.#leases = parts.leases;
    this.#ambient = parts.ambient;
    this.#longestMs = parts.longestMs;
  }

  /** Throws assistant.busy, and request.too-many when the connection has too many under way. */
  async begin(conversationId: string, connectionId: string, signal: AbortSignal): Promise<RunningTurn> {
    if (this.#running.has(conversationId)) throw new AssistantError('assistant.busy');
    const running = [...this.#running.values()].filter((turn) => turn.connectionId === connectionId);
    if (running.length >= turnsPerConnection) throw new AssistantError('request.too-many');
    const ended = Promise.withResolvers<void>();
    this.#running.set(conversationId, { connectionId, ended });
    const forget = () => {
      this.#running.delete(conversationId);
      ended.resolve();
    };
    const owner = this.#ambient.newId();
    try {
      const now = this.#ambient.now();
      const taken = await this.#leases.take(conversationId, { owner, now, until: now + this.#longestMs });
      if (!taken) throw new AssistantError('assistant.busy');
    } catch (error) {
      forget();
      throw error;
    }
    let ending = false;
    return {
      signal: AbortSignal.any([signal, this.#stopping.signal]),
      end: async () => {
        if (ending) return ended.promise;
        ending = true;
        // A lease that cannot be given back, the database being away, runs out by itself.
        await this.#leases.release(conversationId, owner).catch(() => undefined);
        forget();
      },
    };
  }

  /** Aborts every turn and waits until each has kept what it had; a write under way is finished first. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all([...this.#running.values()].map(({ ended }) => ended.promise));
  }
}
