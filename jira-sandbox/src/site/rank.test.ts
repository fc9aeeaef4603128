import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rankAfter, rankAt, rankBetween } from './rank.ts';

test('new issues are ranked in steps, as Jira does', () => {
  expect([0, 1, 2, 3].map(rankAt)).toEqual(['0|i00007:', '0|i0000f:', '0|i0000n:', '0|i0000v:']);
  expect(rankAfter('0|i0000v:i')).toBe('0|i00013:');
  expect(rankBetween('0|i00007:', '0|i0000f:')).toBe('0|i0000b:');
  expect(rankBetween('0|i00007:', '0|i00008:')).toBe('0|i00007:i');
});

test('there is always room between two ranks, above the first and below the last', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 120 }), (places) => {
      const ranks: string[] = [];
      for (const place of places) {
        const index = place % (ranks.length + 1);
        ranks.splice(index, 0, rankBetween(ranks[index - 1] ?? null, ranks[index] ?? null));
      }
      expect(ranks).toEqual([...new Set(ranks)].toSorted());
      for (const rank of ranks) expect(rank).toMatch(/^0\|[0-9a-z]{6}:[0-9a-z]*$/);
    }),
    { numRuns: 60 },
  );
});

test('moving to the top a thousand times keeps finding room', () => {
  let top = rankAt(0);
  for (let times = 0; times < 1_000; times += 1) {
    const next = rankBetween(null, top);
    expect(next < top).toBe(true);
    top = next;
  }
});
