import { expect, it } from 'vitest';
import { interpret } from '../index.ts';
import { situation } from '../test-site.ts';

const context = { lastIssues: ['PAY-7'] };

it.each([
  ['log 2h on PAY-12 yesterday', { key: 'PAY-12', minutes: 120, day: '2026-11-22' }],
  ['log 1h 30m to PAY-12', { key: 'PAY-12', minutes: 90 }],
  ['Log 1h30m on PAY-12, please', { key: 'PAY-12', minutes: 90 }],
  ['log 1.5 hours of work on PAY-12 on Friday', { key: 'PAY-12', minutes: 90, day: '2026-11-20' }],
  ['I spent 90 minutes on PAY-12 today', { key: 'PAY-12', minutes: 90, day: '2026-11-23' }],
  ['track half an hour on it', { key: 'PAY-7', minutes: 30 }],
  ['log a day on PAY-12', { key: 'PAY-12', minutes: 480 }],
  [
    'book 1 hour and 15 minutes on PAY-12: wrote the tests',
    { key: 'PAY-12', minutes: 75, comment: 'wrote the tests' },
  ],
  ['2h yesterday on PAY-12', { key: 'PAY-12', minutes: 120, day: '2026-11-22' }],
  ['log 2 hours', { key: 'PAY-7', minutes: 120 }],
])('%s', (sentence, work) => {
  expect(interpret(sentence, { ...situation, context })).toEqual({ kind: 'log-work', ...work });
});

it.each([
  ['log work on PAY-12', 'how long you worked'],
  ['log 2h', 'which issue you mean'],
  ['log time of 2h on PAY-12 unless Sam did', 'what to make of all of that'],
])('%s is not clear', (sentence, missing) => {
  expect(interpret(sentence, situation)).toMatchObject({
    kind: 'unknown',
    understood: 'you want to log work',
    missing,
  });
});

it.each([
  'log a bug: the clock is late',
  'show issues updated in the last 2h',
  'what did I do in PAY-12 yesterday?',
])('%s logs nothing', (sentence) => {
  expect(interpret(sentence, situation).kind).not.toBe('log-work');
});
