import { expect, it } from 'vitest';
import { compareGrammars } from './jql-grammar.test-rig.ts';

it('reads and refuses 20,000 queries as the parser of Atlassian does', () => {
  const { taken, refused, unexplained, explained } = compareGrammars(20_000, 1);
  console.log(`${taken} taken by both, ${refused} refused by both, ${explained} differ as explained`);
  expect(unexplained).toEqual([]);
  expect(Math.min(taken, refused)).toBeGreaterThan(4_000);
});
