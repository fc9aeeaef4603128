import { expect, it } from 'vitest';
import { interpret } from '../index.ts';
import { situation } from '../test-site.ts';

const read = (sentence: string) => interpret(sentence, { ...situation, context: { lastIssues: ['PAY-7'] } });

it.each([
  ['change my last worklog on PAY-12 to 3h', { key: 'PAY-12', id: 'last', minutes: 180 }],
  ['set my work log of yesterday on PAY-12 to 1h 30m', { key: 'PAY-12', ofDay: '2026-11-22', minutes: 90 }],
  ['correct my worklog on PAY-12 to 45m, please', { key: 'PAY-12', minutes: 45 }],
  ['change my worklog on PAY-12 from yesterday to 2h', { key: 'PAY-12', ofDay: '2026-11-22', minutes: 120 }],
  ['move my last worklog on PAY-12 to Friday', { key: 'PAY-12', id: 'last', day: '2026-11-20' }],
  ['change my last worklog to 3h', { key: 'PAY-7', id: 'last', minutes: 180 }],
  ['change worklog 10042 on PAY-12 to 3h', { key: 'PAY-12', id: '10042', minutes: 180 }],
  [
    'change Zoë’s last worklog on PAY-12 to 3h and leave the estimate',
    { key: 'PAY-12', author: 'Zoë', id: 'last', minutes: 180, remaining: 'leave' },
  ],
  [
    'change my last worklog on PAY-12 to from 9 to 11:30',
    { key: 'PAY-12', id: 'last', from: '09:00', to: '11:30' },
  ],
  [
    'change the comment of my last worklog on PAY-12 to: wrote the tests',
    { key: 'PAY-12', id: 'last', comment: 'wrote the tests' },
  ],
  [
    'change my last worklog on PAY-12 to 3h: wrote the tests',
    { key: 'PAY-12', id: 'last', minutes: 180, comment: 'wrote the tests' },
  ],
])('%s', (sentence, edit) => {
  expect(read(sentence)).toEqual({ kind: 'worklog', action: 'edit', ...edit });
});

it.each([
  ['delete my work log of yesterday on PAY-12', { key: 'PAY-12', ofDay: '2026-11-22' }],
  ['delete yesterday’s worklog on PAY-12', { key: 'PAY-12', ofDay: '2026-11-22' }],
  ['remove my last worklog on PAY-12', { key: 'PAY-12', id: 'last' }],
  ['delete the worklog by Zoë on PAY-12', { key: 'PAY-12', author: 'Zoë' }],
  ['delete my last worklog on PAY-1 and PAY-2', { keys: ['PAY-1', 'PAY-2'], id: 'last' }],
  [
    'delete my worklog on PAY-12 and leave the remaining estimate as it is',
    { key: 'PAY-12', remaining: 'leave' },
  ],
])('%s', (sentence, which) => {
  expect(read(sentence)).toEqual({ kind: 'worklog', action: 'delete', ...which });
});

it.each([
  ['change my last worklog on PAY-12', 'what it should be'],
  ['change my last worklog on PAY-12 to something else', 'what it should be'],
])('%s: says what is missing', (sentence, missing) => {
  expect(read(sentence)).toMatchObject({ kind: 'unknown', missing });
});

it('asks which issue is meant', () => {
  expect(interpret('delete my last worklog', situation)).toMatchObject({
    kind: 'unknown',
    missing: 'which issue it is on',
  });
});

it.each(['delete my worklog on PAY-12 and close it', 'delete PAY-12', 'change PAY-12 to Done'])(
  '%s changes no work log',
  (sentence) => {
    expect(read(sentence).kind).not.toBe('worklog');
  },
);
