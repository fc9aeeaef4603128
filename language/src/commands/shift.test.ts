import { describe, expect, it } from 'vitest';
import { interpret } from '../index.ts';
import { situation, withoutExamples } from '../test-site.ts';
import { shiftedChange } from './shift.ts';

const table: readonly (readonly [sentence: string, intent: object])[] = [
  ['postpone PAY-1 by two days', { kind: 'shift', key: 'PAY-1', due: { count: 2, unit: 'day' } }],
  ['push it back a week', { kind: 'shift', key: 'WEB-9', due: { count: 1, unit: 'week' } }],
  ['move the due date of PAY-1 by 3 days', { kind: 'shift', key: 'PAY-1', due: { count: 3, unit: 'day' } }],
  ['bring PAY-1 forward by a week', { kind: 'shift', key: 'PAY-1', due: { count: -1, unit: 'week' } }],
  ["bump PAY-1's priority", { kind: 'shift', key: 'PAY-1', priority: 1 }],
  ['raise the priority of PAY-1', { kind: 'shift', key: 'PAY-1', priority: 1 }],
  ['lower the priority of this', { kind: 'shift', key: 'WEB-9', priority: -1 }],
];

it.each(table)('%s', (sentence, intent) => {
  expect(withoutExamples(interpret(sentence, { ...situation, context: { pageIssueKey: 'WEB-9' } }))).toEqual(
    intent,
  );
});

describe('shiftedChange', () => {
  const issue = { dueDate: '2026-11-30', priority: 'High' };

  it('moves the due date from where it is, or from today', () => {
    const shift = { kind: 'shift', key: 'PAY-1', due: { count: 1, unit: 'week' } } as const;
    expect(shiftedChange(shift, issue, situation)).toEqual({ key: 'PAY-1', dueDate: '2026-12-07' });
    expect(shiftedChange(shift, { ...issue, dueDate: null }, situation)).toEqual({
      key: 'PAY-1',
      dueDate: '2026-11-30',
    });
  });

  it('takes the next priority, and says when there is none', () => {
    const raise = { kind: 'shift', key: 'PAY-1', priority: 1 } as const;
    expect(shiftedChange(raise, issue, situation)).toEqual({ key: 'PAY-1', priority: 'Highest' });
    expect(shiftedChange(raise, { ...issue, priority: 'Highest' }, situation)).toMatchObject({
      kind: 'unknown',
      missing:
        'which one comes next after Highest; the priorities here are Highest, High, Medium, Low, Lowest',
    });
  });
});
