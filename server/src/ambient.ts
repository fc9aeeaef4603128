import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

/** What the world hands in: clock, randomness, network. Tests hand in their own. */
export interface Ambient {
  /** Milliseconds since 1970, like Date.now. */
  now(): number;
  /** A new UUID. */
  newId(): string;
  /** `length` unpredictable bytes. */
  randomBytes(length: number): Uint8Array;
  /** A number in [0, 1), for jitter only. */
  random(): number;
  fetch: typeof fetch;
  /** Resolves after `milliseconds`, rejects with the signal's reason when it is aborted first. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** The world as it is. */
export function createAmbient(): Ambient {
  return {
    now: Date.now,
    newId: randomUUID,
    randomBytes: (length) => randomBytes(length),
    random: Math.random,
    fetch: (input, init) => fetch(input, init),
    async sleep(milliseconds, signal) {
      try {
        await delay(milliseconds, undefined, signal === undefined ? {} : { signal });
      } catch (error) {
        signal?.throwIfAborted();
        throw error;
      }
    },
  };
}
