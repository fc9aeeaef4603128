import type { Ambient } from '../../ambient.ts';
import type { SaidSoFar } from './live-answers.ts';
import type { TurnLeaseStore, TurnOf } from './turn-leases.ts';

/** A piece of an answer that another process gives. */
export interface AnswerPart {
  /** 0, 1, 2, … */
  readonly position: number;
  readonly chunks: readonly unknown[];
  /** Nothing follows. */
  readonly last: boolean;
}

/** What turns say that are heard in another process. */
export interface AnswerPartStore {
  /** `at`: milliseconds since 1970. */
  add(
    part: AnswerPart & { readonly turn: string; readonly conversationId: string; readonly at: number },
  ): Promise<void>;
  /** Those from `position` on, in their order. */
  from(turn: string, position: number): Promise<AnswerPart[]>;
  forgetBefore(at: number): Promise<void>;
}

export interface AnswerRelayParts {
  readonly store: AnswerPartStore;
  readonly leases: Pick<TurnLeaseStore, 'askToHear'>;
  readonly ambient: Pick<Ambient, 'now' | 'sleep'>;
}

const tellEveryMs = 200;
/** Its turn is over, or its process has died; nothing more of it came for so many looks. */
const mostLooksInVain = 10;
const forgottenAfterMs = 60 * 60_000;

/**
 * Carries an answer from the process that gives it to one where the person listens, through the database: nothing is
 * written unless somebody asks, and server processes need no way to each other.
 */
export class AnswerRelay<Chunk> {
  readonly #parts: AnswerRelayParts;

  constructor(parts: AnswerRelayParts) {
    this.#parts = parts;
  }

  /** Tells an answer of this process from its beginning to its end. */
  async tell(
    turn: string,
    conversationId: string,
    saidSince: (next: number) => SaidSoFar<Chunk>,
  ): Promise<void> {
    const { store, ambient } = this.#parts;
    await store.forgetBefore(ambient.now() - forgottenAfterMs);
    let next = 0;
    for (let position = 0; ; ) {
      const { chunks, ended } = saidSince(next);
      next += chunks.length;
      if (chunks.length > 0 || ended) {
        await store.add({ turn, conversationId, position, chunks, last: ended, at: ambient.now() });
        position += 1;
      }
      if (ended) return;
      await ambient.sleep(tellEveryMs);
    }
  }

  /**
   * The answer that another process gives at this moment, from its beginning; null when none answers the caller there.
   * It ends early when that process dies, and when `signal` is aborted.
   */
  async hear(where: TurnOf, signal: AbortSignal): Promise<AsyncIterable<Chunk> | null> {
    const turn = await this.#parts.leases.askToHear(where, this.#parts.ambient.now());
    return turn === null ? null : this.#follow(turn, where, signal);
  }

  async *#follow(turn: string, where: TurnOf, signal: AbortSignal): AsyncGenerator<Chunk> {
    const { store, leases, ambient } = this.#parts;
    let looksInVain = 0;
    for (let position = 0; looksInVain < mostLooksInVain; ) {
      const parts = await store.from(turn, position);
      for (const { chunks, last, ...part } of parts) {
        // Written by `tell` of a process of the same kind.
        yield* chunks as Chunk[];
        if (last) return;
        position = part.position + 1;
      }
      if (parts.length > 0) looksInVain = 0;
      else if ((await leases.askToHear(where, ambient.now())) !== turn) looksInVain += 1;
      if (signal.aborted) return;
      await ambient.sleep(tellEveryMs, signal).catch(() => undefined);
      if (signal.aborted) return;
    }
  }
}
