import { expect, it } from 'vitest';
import { interpret } from '../index.ts';
import { situation } from '../test-site.ts';

it.each([
  ['compare PAY-1 and PAY-2', ['PAY-1', 'PAY-2']],
  ['Please compare PAY-1, PAY-2 and WEB-3.', ['PAY-1', 'PAY-2', 'WEB-3']],
  ['what is the difference between PAY-1 and WEB-3?', ['PAY-1', 'WEB-3']],
  ['compare PAY-1 with PAY-2', ['PAY-1', 'PAY-2']],
])('%s', (sentence, keys) => {
  expect(interpret(sentence, situation)).toEqual({ kind: 'compare', keys });
});

it('compares what was shown before', () => {
  const context = { lastIssues: ['PAY-4', 'PAY-5'] };
  expect(interpret('compare them', { ...situation, context })).toEqual({
    kind: 'compare',
    keys: ['PAY-4', 'PAY-5'],
  });
});

it.each(['compare PAY-1', 'compare PAY-1 and the moon', 'compare apples'])('not: %s', (sentence) => {
  expect(interpret(sentence, situation).kind).not.toBe('compare');
});
