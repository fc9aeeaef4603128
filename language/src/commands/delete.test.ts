import { expect, it } from 'vitest';
import { interpret } from '../index.ts';
import { situation } from '../test-site.ts';

const context = { lastIssues: ['PAY-1', 'PAY-2'], lastList: ['PAY-1', 'PAY-2'] };

it.each([
  ['delete PAY-12', 'PAY-12'],
  ['please delete the issue PAY-12!', 'PAY-12'],
  ['get rid of the second one', 'PAY-2'],
  ['delete PAY-8 and PAY-9', 'PAY-8', 'PAY-9'],
  ['delete the issues PAY-8, PAY-9 and PAY-3 please', 'PAY-8', 'PAY-9', 'PAY-3'],
])('%s', (sentence, ...keys) => {
  expect(interpret(sentence, { ...situation, context })).toEqual({ kind: 'delete', keys });
});

it.each([
  'delete it',
  'delete all bugs',
  'delete PAY-1 and the comment on PAY-2',
  'delete PAY-1 and all bugs',
  'delete the comment on PAY-1',
  'delete PAY-1 if Sam agrees',
  'delete the due date of PAY-1',
])('%s deletes no issue', (sentence) => {
  expect(interpret(sentence, { ...situation, context }).kind).not.toBe('delete');
});
