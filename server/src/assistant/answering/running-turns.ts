import type { Ambient } from '../../ambient.ts';
import { AssistantError } from '../assistant-error.ts';
import type { TurnLeaseStore, TurnOf } from './turn-leases.ts';

/** A turn under way. */
export interface RunningTurn {
  readonly id: string;
  /** Aborted when the person stops it, and when the server stops. */
  readonly signal: AbortSignal;
  /** Resolves when somebody wants to hear the answer in another process. */
  readonly heard: Promise<void>;
  /** Aborts it: nobody is going to hear it. */
  abandon(): void;
  /** Resolves when the conversation is free for the next one, in every process. Never rejects. */
  end(): Promise<void>;
}

/** Turns of one connection at a time in one process, over all its conversations: each may hold a model and Jira for minutes. */
const turnsPerConnection = 10;

/** A conversation is free again when nothing was heard of its process for so long. */
const leaseMs = 20_000;
const renewEveryMs = 5_000;

/** So often this process looks what others want of its turns, while it has any. */
const lookEveryMs = 300;

interface RunningHere {
  readonly id: string;
  readonly connectionId: string;
  readonly heard: PromiseWithResolvers<void>;
  readonly ended: PromiseWithResolvers<void>;
  readonly stopped: AbortController;
  /** Not before the lease was taken. */
  leased: boolean;
}

/** One turn at a time per conversation: two would answer the same history and interleave their writes. */
export class RunningTurns {
  readonly #leases: TurnLeaseStore;
  readonly #ambient: Pick<Ambient, 'now' | 'newId'>;
  readonly #running = new Map<string, RunningHere>();
  readonly #stopping = new AbortController();
  #looking: NodeJS.Timeout | undefined;
  #renewedAt = 0;

  constructor(parts: { leases: TurnLeaseStore; ambient: Pick<Ambient, 'now' | 'newId'> }) {
    this.#leases = parts.leases;
    this.#ambient = parts.ambient;
  }

  /** Throws assistant.busy, and request.too-many when the connection has too many under way. */
  async begin(conversationId: string, connectionId: string): Promise<RunningTurn> {
    if (this.#running.has(conversationId)) throw new AssistantError('assistant.busy');
    const running = [...this.#running.values()].filter((turn) => turn.connectionId === connectionId);
    if (running.length >= turnsPerConnection) throw new AssistantError('request.too-many');
    const ended = Promise.withResolvers<void>();
    const heard = Promise.withResolvers<void>();
    const stopped = new AbortController();
    const id = this.#ambient.newId();
    const turn: RunningHere = { id, connectionId, heard, ended, stopped, leased: false };
    this.#running.set(conversationId, turn);
    const forget = () => {
      this.#running.delete(conversationId);
      if (this.#running.size === 0) this.#lookNoMore();
      ended.resolve();
    };
    try {
      const now = this.#ambient.now();
      const until = now + leaseMs;
      turn.leased = await this.#leases.take(conversationId, { owner: id, connectionId, now, until });
      if (!turn.leased) throw new AssistantError('assistant.busy');
    } catch (error) {
      forget();
      throw error;
    }
    this.#looking ??= setInterval(() => void this.#look(), lookEveryMs);
    let ending = false;
    return {
      id,
      heard: heard.promise,
      signal: AbortSignal.any([stopped.signal, this.#stopping.signal]),
      abandon: () => stopped.abort(),
      end: async () => {
        if (ending) return ended.promise;
        ending = true;
        turn.leased = false;
        // A lease that cannot be given back, the database being away, runs out by itself.
        await this.#leases.release(conversationId, id).catch(() => undefined);
        forget();
      },
    };
  }

  /** Whether the conversation has a turn under way in any process. */
  isUnderWay(conversationId: string): Promise<boolean> {
    return this.#leases.isTaken(conversationId, this.#ambient.now());
  }

  /**
   * Aborts the turn of a conversation, in whatever process it runs; a write under way is finished first. False when there
   * is none of the caller.
   */
  async interrupt(which: TurnOf): Promise<boolean> {
    const turn = this.#running.get(which.conversationId);
    if (turn === undefined) return this.#leases.askToStop(which, this.#ambient.now());
    if (turn.connectionId !== which.connectionId) return false;
    stop(turn);
    return true;
  }

  /** Aborts every turn and waits until each has kept what it had; a write under way is finished first. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all([...this.#running.values()].map(({ ended }) => ended.promise));
  }

  /** What other processes want of the turns here. A look that fails is made up for by the next. */
  async #look(): Promise<void> {
    const here = new Map(
      [...this.#running.values()].filter(({ leased }) => leased).map((turn) => [turn.id, turn]),
    );
    if (here.size === 0) return;
    await this.#renew(here);
    const wishes = await this.#leases.wishes([...here.keys()]).catch(() => []);
    for (const wish of wishes) {
      const turn = here.get(wish.owner);
      if (turn === undefined) continue;
      if (wish.heard) turn.heard.resolve();
      if (wish.stop) stop(turn);
    }
  }

  /** Where the database is away, the next look tries again. */
  async #renew(here: ReadonlyMap<string, RunningHere>): Promise<void> {
    const now = this.#ambient.now();
    if (now - this.#renewedAt < renewEveryMs) return;
    const kept = await this.#leases.renew([...here.keys()], now + leaseMs).catch(() => null);
    if (kept === null) return;
    this.#renewedAt = now;
    for (const turn of here.values()) {
      // Held up for so long that another process took it for dead, and answers there now.
      if (turn.leased && !kept.includes(turn.id))
        turn.stopped.abort(new DOMException('It is answered elsewhere.', 'AbortError'));
    }
  }

  #lookNoMore(): void {
    clearInterval(this.#looking);
    this.#looking = undefined;
  }
}

function stop({ stopped }: RunningHere): void {
  stopped.abort(new DOMException('The person stopped it.', 'AbortError'));
}
