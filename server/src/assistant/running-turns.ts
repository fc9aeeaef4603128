import type { Ambient } from '../ambient.ts';
import { AssistantError } from './assistant-error.ts';

/** A turn under way. */
export interface RunningTurn {
  /** Aborted when the person stops it, and when the server stops. */
  readonly signal: AbortSignal;
  /** Resolves when the conversation is free for the next one, in every process. Never rejects. */
  end(): Promise<void>;
}

/** Which conversations have a turn under way in any process on the database. */
export interface TurnLeaseStore {
  /** False while another owner's lease on the conversation has not ended. */
  take(conversationId: string, lease: TurnLease): Promise<boolean>;
  release(conversationId: string, owner: string): Promise<void>;
  /** Whether anybody's lease on the conversation has not ended. */
  isTaken(conversationId: string, now: number): Promise<boolean>;
}

export interface TurnLease {
  /** The turn. */
  readonly owner: string;
  readonly now: number;
  readonly until: number;
}

/** Turns of one connection at a time in one process, over all its conversations: each may hold a model and Jira for minutes. */
const turnsPerConnection = 10;

interface RunningHere {
  readonly connectionId: string;
  readonly ended: PromiseWithResolvers<void>;
  readonly stopped: AbortController;
}

/** One turn at a time per conversation: two would answer the same history and interleave their writes. */
export class RunningTurns {
  readonly #leases: TurnLeaseStore;
  readonly #ambient: Pick<Ambient, 'now' | 'newId'>;
  readonly #longestMs: number;
  readonly #running = new Map<string, RunningHere>();
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
  async begin(conversationId: string, connectionId: string): Promise<RunningTurn> {
    if (this.#running.has(conversationId)) throw new AssistantError('assistant.busy');
    const running = [...this.#running.values()].filter((turn) => turn.connectionId === connectionId);
    if (running.length >= turnsPerConnection) throw new AssistantError('request.too-many');
    const ended = Promise.withResolvers<void>();
    const stopped = new AbortController();
    this.#running.set(conversationId, { connectionId, ended, stopped });
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
      signal: AbortSignal.any([stopped.signal, this.#stopping.signal]),
      end: async () => {
        if (ending) return ended.promise;
        ending = true;
        // A lease that cannot be given back, the database being away, runs out by itself.
        await this.#leases.release(conversationId, owner).catch(() => undefined);
        forget();
      },
    };
  }

  /** Whether the conversation has a turn under way in any process. */
  isUnderWay(conversationId: string): Promise<boolean> {
    return this.#leases.isTaken(conversationId, this.#ambient.now());
  }

  /** Aborts the turn of a conversation, a write under way is finished first. False when this process has none of the caller. */
  interrupt(conversationId: string, connectionId: string): boolean {
    const turn = this.#running.get(conversationId);
    if (turn?.connectionId !== connectionId) return false;
    turn.stopped.abort(new DOMException('The person stopped it.', 'AbortError'));
    return true;
  }

  /** Aborts every turn and waits until each has kept what it had; a write under way is finished first. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all([...this.#running.values()].map(({ ended }) => ended.promise));
  }
}
