import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generateSite } from '../site/generate.ts';
import { randomSteps, workAtRandom } from './random-work.ts';
import { siteFaults } from './site-faults.ts';

const options = {
  now: Date.parse('2026-11-23T09:00:00Z'),
  issues: 600,
  name: 'site',
  url: 'http://127.0.0.1:1',
};

test.each([1, 2, 7])('a site from seed %i is whole', (seed) => {
  expect(siteFaults(generateSite({ ...options, seed }))).toEqual([]);
});

test('whatever people do, in whatever order, the site stays whole', async () => {
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(randomSteps, async (steps) => {
      const outcome = await workAtRandom(steps);
      accepted += outcome.accepted;
      expect(outcome).toMatchObject({ faults: [], failed: 0 });
    }),
    { numRuns: 8, seed: 20_261_123 },
  );
  expect(accepted).toBeGreaterThan(100);
});

test('what is broken is found: a link known to one end, a parent that is gone, a change that never was', () => {
  const site = generateSite({ ...options, seed: 3 });
  const [one, other] = [...site.issues.values()].filter(({ links }) => links.length > 0);
  if (one === undefined || other === undefined) throw new Error('nothing is linked');
  one.links = [];
  other.summary = 'Another';
  other.history.push({
    id: '1',
    author: other.creator,
    at: other.updatedAt,
    items: [{ field: 'summary', fieldId: 'summary', from: null, fromText: 'A', to: null, toText: 'B' }],
  });
  const faults = siteFaults(site).join('\n');
  expect(faults).toMatch(/does not know its link to/);
  expect(faults).toContain(`${other.key}: summary became B, but the next reading is Another`);
});
