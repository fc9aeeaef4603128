import { setTimeout as sleep } from 'node:timers/promises';
import { StorageError } from './storage-error.ts';

/** Longer than a database server takes to start again, or its standby to take over. */
const patienceMs = 60_000;
const firstPauseMs = 50;
const longestPauseMs = 2_000;

/**
 * Repeats a write while the database is away. Only for one that, done twice, is as if done once: it may have been
 * committed although the answer was lost.
 */
export async function patiently<T>(write: () => Promise<T>): Promise<T> {
  const giveUpAt = performance.now() + patienceMs;
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
    try {
      return await write();
    } catch (error) {
      const passing = error instanceof StorageError && error.passing;
      if (!passing || performance.now() + pause > giveUpAt) throw error;
    }
    await sleep(pause);
  }
}
