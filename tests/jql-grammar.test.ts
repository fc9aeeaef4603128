import { expect, it } from 'vitest';
import { compareGrammars, knownDifferences, refusalOf, sides } from './jql-grammar.test-rig.ts';

it('reads and refuses what the parser of Atlassian reads and refuses', () => {
  const { taken, refused, unexplained } = compareGrammars(500, 20261123);
  expect(unexplained).toEqual([]);
  expect(Math.min(taken, refused)).toBeGreaterThan(100);
});

it.each(knownDifferences)('differs on $text as explained', ({ text, takenBy, refusal }) => {
  expect(sides(text)).toEqual({ atlassian: takenBy === 'atlassian', sidelight: takenBy === 'sidelight' });
  expect(refusalOf(text)).toBe(refusal);
});
