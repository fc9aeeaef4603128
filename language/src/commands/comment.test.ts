import { expect, it } from 'vitest';
import { interpret } from '../index.ts';
import { situation } from '../test-site.ts';

const context = { lastIssues: ['PAY-1', 'PAY-2'], lastList: ['PAY-1', 'PAY-2'] };
const read = (sentence: string) => interpret(sentence, { ...situation, context });

it.each([
  ['comment on PAY-1 and PAY-2: shipped', { keys: ['PAY-1', 'PAY-2'], body: 'shipped' }],
  ['comment on PAY-1, PAY-2 and PAY-3: shipped', { keys: ['PAY-1', 'PAY-2', 'PAY-3'], body: 'shipped' }],
  ['add a comment to both of them saying shipped', { keys: ['PAY-1', 'PAY-2'], body: 'shipped' }],
  ['comment "shipped" on PAY-1 and PAY-9', { keys: ['PAY-1', 'PAY-9'], body: 'shipped' }],
  [
    'comment on PAY-12 only for Administrators: between us',
    { key: 'PAY-12', body: 'between us', visibleTo: 'Administrators' },
  ],
  [
    'comment on PAY-12, visible only to the group site-admins: between us',
    { key: 'PAY-12', body: 'between us', visibleTo: 'group site-admins' },
  ],
  [
    'add a comment for Administrators only on PAY-12: between us',
    { key: 'PAY-12', body: 'between us', visibleTo: 'Administrators' },
  ],
  [
    'add an internal comment to PAY-12: between us',
    { key: 'PAY-12', body: 'between us', visibleTo: 'internal' },
  ],
  ['internal note on PAY-12: between us', { key: 'PAY-12', body: 'between us', visibleTo: 'internal' }],
  ['comment on PAY-12, we are blocked', { key: 'PAY-12', body: 'we are blocked' }],
  ['mention Zoë Lindqvist on PAY-12: please look', { key: 'PAY-12', body: '@Zoë Lindqvist please look' }],
  ['ping Zoë on PAY-12: does it work?', { key: 'PAY-12', body: '@Zoë does it work?' }],
  ['tell Zoë on PAY-12 that it is live', { key: 'PAY-12', body: '@Zoë it is live' }],
  ['let Zoë know on PAY-12 that it is live', { key: 'PAY-12', body: '@Zoë it is live' }],
])('%s', (sentence, comment) => {
  expect(read(sentence)).toEqual({ kind: 'comment', ...comment });
});

it.each([
  ['comment on PAY-1 and PAY-2', 'what the comment should say'],
  ['mention Zoë on PAY-12', 'what the comment should say'],
])('%s: says what is missing', (sentence, missing) => {
  expect(read(sentence)).toMatchObject({ kind: 'unknown', missing });
});
