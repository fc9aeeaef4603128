import { expect, it } from 'vitest';
import { interpret } from '../index.ts';
import { situation } from '../test-site.ts';

const context = { lastIssues: ['PAY-1', 'PAY-2'], lastList: ['PAY-1', 'PAY-2'] };
const read = (sentence: string) => interpret(sentence, { ...situation, context });

it.each([
  ['delete my last comment on PAY-12', { key: 'PAY-12' }],
  ['please remove the comment I wrote on PAY-12.', { key: 'PAY-12' }],
  ['take back my comment on the second one', { key: 'PAY-2' }],
  ['delete Zoë’s comment on PAY-12', { key: 'PAY-12', author: 'Zoë' }],
  [
    'delete the last comment by Zoë Lindqvist on PAY-12',
    { key: 'PAY-12', author: 'Zoë Lindqvist', id: 'last' },
  ],
  ['delete my comment about the paint on PAY-12', { key: 'PAY-12', author: 'me', words: 'the paint' }],
  ['remove the comment mentioning "harbour wall" from PAY-12', { key: 'PAY-12', words: 'harbour wall' }],
  ['delete comment 10042 on PAY-12', { key: 'PAY-12', id: '10042' }],
  ['delete my comments on PAY-1 and PAY-2', undefined],
  ['delete my comment on PAY-1 and PAY-2', { keys: ['PAY-1', 'PAY-2'] }],
])('%s', (sentence, which) => {
  const intent = read(sentence);
  if (which === undefined) expect(intent.kind).not.toBe('comment');
  else expect(intent).toEqual({ kind: 'comment', action: 'delete', ...which });
});

it.each([
  ['change my comment on PAY-12 to: The fix is on its way', { key: 'PAY-12', body: 'The fix is on its way' }],
  ['edit my last comment on PAY-12 to say "Shipped, finally"', { key: 'PAY-12', body: 'Shipped, finally' }],
  ['correct my comment on the first one so that it says Shipped', { key: 'PAY-1', body: 'Shipped' }],
  [
    'change the comment about paint on PAY-12 to: It is dry',
    { key: 'PAY-12', words: 'paint', body: 'It is dry' },
  ],
  [
    'make my comment on PAY-12 visible only to Administrators',
    { key: 'PAY-12', visibleTo: 'Administrators' },
  ],
  ['make my last comment on PAY-12 internal', { key: 'PAY-12', visibleTo: 'internal' }],
  ['make my comment on PAY-12 visible to everybody', { key: 'PAY-12', visibleTo: 'everybody' }],
  [
    'restrict my comment on PAY-12 to the group site-admins',
    { key: 'PAY-12', visibleTo: 'group site-admins' },
  ],
  [
    'hide my comment on PAY-12 from everybody but Administrators',
    { key: 'PAY-12', visibleTo: 'Administrators' },
  ],
])('%s', (sentence, edit) => {
  expect(read(sentence)).toEqual({ kind: 'comment', action: 'edit', ...edit });
});

it.each([
  'delete my comment on PAY-1 and close it',
  'show my comments on PAY-1',
  'change my comment on PAY-1',
  'delete my comment',
  'hide my comment on PAY-1',
])('%s changes no comment', (sentence) => {
  expect(read(sentence).kind).not.toBe('comment');
});

it('a comment that speaks of a change is a comment', () => {
  expect(read('comment on PAY-1: change my comment on PAY-2 to x')).toEqual({
    kind: 'comment',
    key: 'PAY-1',
    body: 'change my comment on PAY-2 to x',
  });
});

it.each([
  ['change my comment on PAY-1', 'what it should say'],
  ['delete my comment', 'which issue you mean'],
  ['delete the comment on PAY-1', 'which comment you mean'],
  ['change the comment on PAY-1 to: Done', 'which comment you mean'],
])('%s: says what is missing', (sentence, missing) => {
  expect(read(sentence)).toMatchObject({ kind: 'unknown', missing });
});
