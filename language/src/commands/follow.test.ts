import { expect, it } from 'vitest';
import { interpret } from '../index.ts';
import { situation } from '../test-site.ts';

const context = { lastIssues: ['PAY-7'] };

it.each([
  ['watch PAY-9', { key: 'PAY-9', watch: true }],
  ['please stop watching it', { key: 'PAY-7', watch: false }],
  ['keep me posted on PAY-9!', { key: 'PAY-9', watch: true }],
  ['vote for PAY-9', { key: 'PAY-9', vote: true }],
  ['remove my vote from PAY-9', { key: 'PAY-9', vote: false }],
  ['upvote', { key: 'PAY-7', vote: true }],
])('%s', (sentence, wanted) => {
  expect(interpret(sentence, { ...situation, context })).toEqual({ kind: 'follow', ...wanted });
});

it.each(['watch all bugs', 'watch PAY-1 and PAY-2', 'vote for PAY-9 if Sam does', 'what do I watch?'])(
  '%s follows nothing',
  (sentence) => {
    expect(interpret(sentence, situation).kind).not.toBe('follow');
  },
);
