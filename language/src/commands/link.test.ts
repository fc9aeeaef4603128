import { expect, it } from 'vitest';
import { interpret } from '../index.ts';
import { situation } from '../test-site.ts';

const context = { lastIssues: ['PAY-7'] };

it.each([
  ['link PAY-3 as blocking PAY-7', { key: 'PAY-3', relation: 'blocks', other: 'PAY-7' }],
  ['PAY-3 blocks PAY-9', { key: 'PAY-3', relation: 'blocks', other: 'PAY-9' }],
  ['PAY-3 is blocked by PAY-9.', { key: 'PAY-3', relation: 'is blocked by', other: 'PAY-9' }],
  ['mark PAY-3 as a duplicate of PAY-9', { key: 'PAY-3', relation: 'duplicates', other: 'PAY-9' }],
  ['link it to PAY-9', { key: 'PAY-7', other: 'PAY-9' }],
  ['please link PAY-1 and PAY-2', { key: 'PAY-1', other: 'PAY-2' }],
  ['unlink PAY-1 from PAY-2', { key: 'PAY-1', other: 'PAY-2', remove: true }],
  ['remove the link between PAY-1 and PAY-2', { key: 'PAY-1', other: 'PAY-2', remove: true }],
])('%s', (sentence, link) => {
  expect(interpret(sentence, { ...situation, context })).toEqual({ kind: 'link', ...link });
});

it.each([
  'PAY-1 and PAY-2',
  'what blocks PAY-1?',
  'link PAY-1',
  'close PAY-1 and PAY-2',
  'link PAY-1 to PAY-2 if Sam agrees',
])('%s links nothing', (sentence) => {
  expect(interpret(sentence, situation).kind).not.toBe('link');
});
