import type { OpenedConnection } from '../opened-connection.ts';
import { untilAborted } from '../until-aborted.ts';
import type { RefreshCause } from '../vault.ts';
import type { RefreshAttempts } from './refresh-attempt.ts';

export interface RefreshOutcome {
  readonly opened: OpenedConnection;
  /** False when the stored tokens turned out to be good already. */
  readonly renewed: boolean;
}

/** Tells whether the tokens, as they are stored now, make a token request needless. */
export type Satisfied = (opened: OpenedConnection) => boolean;

/**
 * The one way tokens are renewed, for requests, the background and people alike: per connection at most one attempt
 * runs in this process, and others wait for it.
 */
export class TokenRefresh {
  readonly #attempts: Pick<RefreshAttempts, 'run'>;
  readonly #flights = new Map<string, Promise<RefreshOutcome>>();

  constructor(attempts: Pick<RefreshAttempts, 'run'>) {
    this.#attempts = attempts;
  }

  /**
   * Throws VaultError: reconnect-required, refresh-failed, unreadable, not-refreshable. The signal ends only this
   * caller's waiting: the refresh itself goes on for the others, and because its answer must not get lost.
   */
  async run(
    connectionId: string,
    cause: RefreshCause,
    satisfied: Satisfied,
    signal?: AbortSignal,
  ): Promise<RefreshOutcome> {
    for (;;) {
      signal?.throwIfAborted();
      const joined = this.#flights.get(connectionId);
      const flight = joined ?? this.#launch(connectionId, cause, satisfied);
      const outcome = await untilAborted(flight, signal);
      // The flight that was joined may have been content with less than this caller is.
      if (joined === undefined || outcome.renewed || satisfied(outcome.opened)) return outcome;
    }
  }

  /** Resolves when no refresh is under way: before the database is closed. */
  async settled(): Promise<void> {
    while (this.#flights.size > 0) await Promise.allSettled(this.#flights.values());
  }

  #launch(connectionId: string, cause: RefreshCause, satisfied: Satisfied): Promise<RefreshOutcome> {
    const flight = this.#attempts.run(connectionId, cause, satisfied).finally(() => {
      this.#flights.delete(connectionId);
    });
    this.#flights.set(connectionId, flight);
    return flight;
  }
}
