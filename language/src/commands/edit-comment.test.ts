import { expect, it } from 'vitest';
import { interpret } from '../index.ts';
import { situation } from '../test-site.ts';

const context = { lastIssues: ['PAY-1', 'PAY-2'], lastList: ['PAY-1', 'PAY-2'] };
const read = (sentence: string) => interpret(sentence, { ...situation, context });

it.each([
  ['delete my last comment on PAY-12', 'PAY-12', null],
  ['please remove the comment I wrote on PAY-12.', 'PAY-12', null],
  ['take back my comment on the second one', 'PAY-2', null],
  ['change my comment on PAY-12 to: The fix is on its way', 'PAY-12', 'The fix is on its way'],
  ['edit my last comment on PAY-12 to say "Shipped, finally"', 'PAY-12', 'Shipped, finally'],
  ['correct my comment on the first one so that it says Shipped', 'PAY-1', 'Shipped'],
])('%s', (sentence, key, body) => {
  expect(read(sentence)).toEqual({ kind: 'edit-comment', key, body });
});

it.each([
  'delete the comment on PAY-1',
  'delete my comment on PAY-1 and close it',
  'show my comments on PAY-1',
  'comment on PAY-1: change my comment on PAY-2 to x',
  'change my comment on PAY-1',
  'delete my comment',
])('%s changes no comment', (sentence) => {
  expect(read(sentence).kind).not.toBe('edit-comment');
});

it('says what is missing', () => {
  expect(JSON.stringify(read('change my comment on PAY-1'))).toContain('what it should say');
  expect(JSON.stringify(read('delete my comment'))).toContain('which issue you mean');
});
