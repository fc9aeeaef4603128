import { AssistantError } from './assistant-error.ts';

/** A turn under way. */
export interface RunningTurn {
  /** Aborted when nobody reads any more, and when the server stops. */
  readonly signal: AbortSignal;
  end(): void;
}

/** One turn at a time per conversation: two would answer the same history and interleave their writes. */
export class RunningTurns {
  readonly #running = new Map<string, PromiseWithResolvers<void>>();
  readonly #stopping = new AbortController();

  /** Throws assistant.busy. */
  begin(conversationId: string, signal: AbortSignal): RunningTurn {
    if (this.#running.has(conversationId)) throw new AssistantError('assistant.busy');
    const ended = Promise.withResolvers<void>();
    this.#running.set(conversationId, ended);
    return {
      signal: AbortSignal.any([signal, this.#stopping.signal]),
      end: () => {
        if (this.#running.get(conversationId) !== ended) return;
        this.#running.delete(conversationId);
        ended.resolve();
      },
    };
  }

  /** Aborts every turn and waits until each has kept what it had; a write under way is finished first. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all([...this.#running.values()].map(({ promise }) => promise));
  }
}
