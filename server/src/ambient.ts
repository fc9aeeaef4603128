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
