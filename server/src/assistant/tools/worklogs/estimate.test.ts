import { worklogInputSchema } from '@sidelight/contract';
import { expect, it } from 'vitest';
import { adjustmentOf, remainingAfter, timeRows } from './estimate.ts';

it.each([
  [undefined, { kind: 'auto' }],
  ['leave', { kind: 'leave' }],
  ['4h', { kind: 'new', seconds: 14_400 }],
  ['1d 30m', { kind: 'new', seconds: 30_600 }],
  ['0m', { kind: 'new', seconds: 0 }],
  ['-1.5h', { kind: 'manual', seconds: 5_400 }],
])('%s', (said, adjustment) => {
  const input = { key: 'PAY-1', minutes: 60, ...(said === undefined ? {} : { remaining: said }) };
  expect(worklogInputSchema.safeParse(input).success).toBe(true);
  expect(adjustmentOf(said)).toEqual(adjustment);
});

it.each(['later', '4', '--1h', '4h left'])('%s is not understood', (remaining) => {
  expect(worklogInputSchema.safeParse({ key: 'PAY-1', minutes: 60, remaining }).success).toBe(false);
});

it('follows the time as Jira reckons it', () => {
  expect(remainingAfter(7_200, 3_600, { kind: 'auto' })).toBe(3_600);
  expect(remainingAfter(1_800, 3_600, { kind: 'auto' })).toBe(0);
  expect(remainingAfter(1_800, -3_600, { kind: 'auto' })).toBe(5_400);
  expect(remainingAfter(7_200, 3_600, { kind: 'manual', seconds: 600 })).toBe(6_600);
  expect(remainingAfter(7_200, -3_600, { kind: 'manual', seconds: 600 })).toBe(7_800);
  expect(remainingAfter(null, 3_600, { kind: 'leave' })).toBeNull();
});

it('shows only what changes', () => {
  const tracking = { estimated: null, spent: null, remaining: null };
  expect(timeRows(tracking, 3_600, { kind: 'auto' })).toEqual([
    { field: 'timespent', label: 'Logged in all', before: '0m', after: '1h' },
  ]);
});
