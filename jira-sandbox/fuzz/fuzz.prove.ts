import { expect, test } from 'vitest';
import { startSandbox } from '../src/index.ts';
import { fuzz } from './fuzz.ts';

// What one seed happens to miss, another meets.
test.each([1, 2, 3, 4])(
  '100,000 requests that nobody should send: none is answered with a 500 (seed %i)',
  async (seed) => {
    const sandbox = await startSandbox({
      now: () => Date.parse('2026-11-23T09:00:00Z'),
      issues: 60,
      control: true,
    });
    try {
      expect(await fuzz(sandbox, seed, 100_000)).toEqual([]);
    } finally {
      await sandbox.close();
    }
  },
);
