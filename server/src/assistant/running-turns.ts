import { AssistantError } from './assistant-error.ts';

/** A turn under way. */
export interface RunningTurn {
  /** Aborted when nobody reads any more, and when the server stops. */
  readonly signal: AbortSignal;
  end(): void;
}

/** Turns of one connection at a time, over all its conversations: each may hold a model and Jira for minutes. */
const turnsPerConnection = 10;

/** One turn at a time per conversation: two would answer the same history and interleave their writes. */
export class RunningTurns {
  readonly #running = new Map<string, { connectionId: string; ended: PromiseWithResolvers<void> }>();
  readonly #stopping = new AbortController();

  /** Throws assistant.busy, and request.too-many when the connection has too many under way. */
  begin(conversationId: string, connectionId: string, signal: AbortSignal): RunningTurn {
    if (this.#running.has(conversationId)) throw new AssistantError('assistant.busy');
    const running = [...this.#running.values()].filter((turn) => turn.connectionId === connectionId);
    if (running.length >= turnsPerConnection) throw new AssistantError('request.too-many');
    const ended = Promise.withResolvers<void>();
    this.#running.set(conversationId, { connectionId, ended });
    return {
      signal: AbortSignal.any([signal, this.#stopping.signal]),
      end: () => {
        if (this.#running.get(conversationId)?.ended !== ended) return;
        this.#running.delete(conversationId);
        ended.resolve();
      },
    };
  }

  /** Aborts every turn and waits until each has kept what it had; a write under way is finished first. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all([...this.#running.values()].map(({ ended }) => ended.promise));
  }
}
