import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arbitrarySite } from './arbitrary-site.ts';
import { firstInOrder } from './find-issues.ts';

it('the first so many are those that sorting everything puts first', () => {
  fc.assert(
    fc.property(arbitrarySite, fc.integer({ min: 1, max: 4 }), (site, count) => {
      const issues = [...site.issues.values()];
      const many = Array.from({ length: 4 }, () => issues).flat();
      const compare = (left: (typeof issues)[0], right: (typeof issues)[0]) =>
        left.summary.localeCompare(right.summary);
      const summaries = (found: typeof issues) => found.map(({ summary }) => summary);
      expect(summaries(firstInOrder(many, compare, count))).toEqual(
        summaries(many.toSorted(compare).slice(0, count)),
      );
    }),
    { numRuns: 200 },
  );
});
