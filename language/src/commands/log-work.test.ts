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
  ['log 30m on PAY-1 and PAY-2', { keys: ['PAY-1', 'PAY-2'], minutes: 30 }],
  [
    'log 30m on PAY-1, PAY-2 and PAY-3 yesterday: stand-up',
    { keys: ['PAY-1', 'PAY-2', 'PAY-3'], minutes: 30, day: '2026-11-22', comment: 'stand-up' },
  ],
  ['I worked on PAY-12 from 9 to 11:30', { key: 'PAY-12', from: '09:00', to: '11:30' }],
  [
    'log work on PAY-12 yesterday from 9am to noon: wrote the tests',
    { key: 'PAY-12', day: '2026-11-22', from: '09:00', to: '12:00', comment: 'wrote the tests' },
  ],
  [
    'log work on PAY-12 on 29 March 2026 from 01:00 to 04:00',
    { key: 'PAY-12', day: '2026-03-29', from: '01:00', to: '04:00' },
  ],
  ['log 9:00-11:30 on PAY-12', { key: 'PAY-12', from: '09:00', to: '11:30' }],
  ['I worked from 9 to 5 on PAY-12', { key: 'PAY-12', from: '09:00', to: '17:00' }],
  ['log 2h on PAY-12 at 9', { key: 'PAY-12', minutes: 120, from: '09:00' }],
  ['log 2h on PAY-12 starting at 14:15', { key: 'PAY-12', minutes: 120, from: '14:15' }],
  ['log 2h on PAY-12 and leave the estimate', { key: 'PAY-12', minutes: 120, remaining: 'leave' }],
  ['log 2h on PAY-12, 4h remaining', { key: 'PAY-12', minutes: 120, remaining: '240m' }],
  [
    'log 2h on PAY-12 and set the remaining estimate to 1d',
    { key: 'PAY-12', minutes: 120, remaining: '480m' },
  ],
  [
    'log 2h on PAY-12 and reduce the estimate by 1h: tests',
    { key: 'PAY-12', minutes: 120, remaining: '-60m', comment: 'tests' },
  ],
  [
    'log 2h on PAY-12 only for Administrators: tests',
    { key: 'PAY-12', minutes: 120, visibleTo: 'Administrators', comment: 'tests' },
  ],
  [
    '2h yesterday on PAY-12: wrote the tests',
    { key: 'PAY-12', minutes: 120, day: '2026-11-22', comment: 'wrote the tests' },
  ],
  ['log 2 hours', { key: 'PAY-7', minutes: 120 }],
])('%s', (sentence, work) => {
  expect(interpret(sentence, { ...situation, context })).toEqual({ kind: 'worklog', ...work });
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
  expect(interpret(sentence, situation).kind).not.toBe('worklog');
});
