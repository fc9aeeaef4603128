import { setImmediate as nextRound } from 'node:timers/promises';

/**
 * Lets one begin in each round of the event loop. To begin a turn takes milliseconds in one piece, since SQLite answers at
 * once: many that come in one moment would hold up all that is under way until the last of them has begun.
 */
export class PacedStarts {
  #free: Promise<void> = Promise.resolve();

  /** Resolves when the caller may begin: at once when nobody else began in this round. */
  mayBegin(): Promise<void> {
    const mine = this.#free;
    this.#free = mine.then(() => nextRound());
    return mine;
  }
}
