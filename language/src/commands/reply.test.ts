import { expect, it } from 'vitest';
import { interpret } from '../index.ts';
import { situation } from '../test-site.ts';

const read = (sentence: string) => interpret(sentence, { ...situation, context: { lastIssues: ['PAY-7'] } });

it.each([
  [
    'reply to Zoë’s comment on PAY-3: thanks, it works',
    { key: 'PAY-3', author: 'Zoë', body: 'thanks, it works' },
  ],
  [
    "answer Zoë Lindqvist's last comment on PAY-3 with: done",
    { key: 'PAY-3', author: 'Zoë Lindqvist', id: 'last', body: 'done' },
  ],
  ['reply to the last comment on PAY-3: thanks', { key: 'PAY-3', id: 'last', body: 'thanks' }],
  [
    'reply to the comment about the paint on PAY-3 saying "it is dry"',
    { key: 'PAY-3', words: 'the paint', body: 'it is dry' },
  ],
  [
    'reply to Zoë on PAY-3 that we are on it',
    { key: 'PAY-3', author: 'Zoë', id: 'last', body: 'we are on it' },
  ],
  ['reply to the last comment: thanks', { key: 'PAY-7', id: 'last', body: 'thanks' }],
  ['reply to comment 10042 on PAY-3: thanks', { key: 'PAY-3', id: '10042', body: 'thanks' }],
  [
    'reply to the last comment on PAY-3 only for Administrators: between us',
    { key: 'PAY-3', id: 'last', body: 'between us', visibleTo: 'Administrators' },
  ],
  [
    'reply to my comment on PAY-3: one more thing',
    { key: 'PAY-3', author: 'me', id: 'last', body: 'one more thing' },
  ],
])('%s', (sentence, reply) => {
  expect(read(sentence)).toEqual({ kind: 'comment', action: 'reply', ...reply });
});

it('a reply to an issue is a comment', () => {
  expect(read('reply to PAY-3: thanks')).toEqual({ kind: 'comment', key: 'PAY-3', body: 'thanks' });
});

it.each([
  ['reply to Zoë’s comment on PAY-3', 'what the reply should say'],
  ['reply to Zoë’s comment on PAY-1 and PAY-2: no', 'which issue it is on'],
])('%s: says what is missing', (sentence, missing) => {
  expect(read(sentence)).toMatchObject({ kind: 'unknown', missing });
});
