import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomSteps, workAtRandom } from './random-work.ts';

test('1,000 random sequences of work leave the site whole after every step', async () => {
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(randomSteps, async (steps) => {
      const outcome = await workAtRandom(steps);
      accepted += outcome.accepted;
      expect(outcome).toMatchObject({ faults: [], failed: 0 });
    }),
    { numRuns: 1_000 },
  );
  process.stdout.write(`${accepted} accepted operations\n`);
  expect(accepted).toBeGreaterThan(10_000);
});
