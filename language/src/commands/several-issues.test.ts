import { expect, it } from 'vitest';
import { type ConversationContext, interpret } from '../index.ts';
import { situation } from '../test-site.ts';

const context = {
  lastIssues: ['PAY-1', 'PAY-2', 'PAY-3'],
  lastList: ['PAY-1', 'PAY-2', 'PAY-3'],
} as const satisfies ConversationContext;

const of = (issues: object, change: object) => ({ kind: 'changes', changes: [{ issues, change }] });
const keys = (...named: string[]) => ({ keys: named });
const found = (criteria: object) => ({ criteria: { statusCategory: 'open', ...criteria } });
const monday = { dueDate: '2026-11-30' };

it.each([
  [
    'move all overdue bugs in PAY to Monday',
    of(found({ overdue: true, types: ['Bug'], projects: ['PAY'] }), monday),
  ],
  [
    'close all done sub-tasks of PAY-12',
    of(found({ parent: 'PAY-12', statusCategory: 'done' }), { status: 'Done' }),
  ],
  [
    'assign all unassigned bugs in Payments to Zoë',
    of(found({ assignee: 'nobody', types: ['Bug'], projects: ['PAY'] }), { assignee: 'Zoë' }),
  ],
  ['assign my overdue issues to Sam', of(found({ assignee: 'me', overdue: true }), { assignee: 'Sam' })],
  [
    'set the priority of all overdue tasks to High',
    of(found({ overdue: true, types: ['Task'] }), { priority: 'High' }),
  ],
  [
    'close every task labelled obsolete',
    of(found({ types: ['Task'], labels: ['obsolete'] }), { status: 'Done' }),
  ],
  ['assign PAY-1, PAY-2 and PAY-7 to me', of(keys('PAY-1', 'PAY-2', 'PAY-7'), { assignee: 'me' })],
  ['move PAY-1 & PAY-2 to In Review', of(keys('PAY-1', 'PAY-2'), { status: 'In Review' })],
  ['set the due date of PAY-1 and PAY-2 to Monday', of(keys('PAY-1', 'PAY-2'), monday)],
  ['add label release to PAY-1 and PAY-2', of(keys('PAY-1', 'PAY-2'), { addLabels: ['release'] })],
  ['label these release', of(keys('PAY-1', 'PAY-2', 'PAY-3'), { addLabels: ['release'] })],
  ['assign them to Zoë', of(keys('PAY-1', 'PAY-2', 'PAY-3'), { assignee: 'Zoë' })],
  ['close all of them', of(keys('PAY-1', 'PAY-2', 'PAY-3'), { status: 'Done' })],
  ['assign the second and third to Zoë', of(keys('PAY-2', 'PAY-3'), { assignee: 'Zoë' })],
  ['close the first two', of(keys('PAY-1', 'PAY-2'), { status: 'Done' })],
  [
    'assign PAY-1 and PAY-2 to Zoë and move them to In Progress',
    of(keys('PAY-1', 'PAY-2'), { assignee: 'Zoë', status: 'In Progress' }),
  ],
  [
    'close PAY-1 and move PAY-2 to In Review',
    {
      kind: 'changes',
      changes: [
        { issues: keys('PAY-1'), change: { status: 'Done' } },
        { issues: keys('PAY-2'), change: { status: 'In Review' } },
      ],
    },
  ],
])('%s', (sentence, intent) => {
  expect(interpret(sentence, { ...situation, context })).toEqual(intent);
});

it.each([
  'close all',
  'close everything',
  'close all the things that nobody wants',
  'assign all bugs',
  'close all bugs in PAY unless Sam objects',
  'move the bug to Done',
])('%s is not guessed', (sentence) => {
  const { kind } = interpret(sentence, { ...situation, context });
  expect(kind).toBe('unknown');
});

it('takes "these" for nothing when one issue or none was shown', () => {
  for (const lastIssues of [[], ['PAY-1']]) {
    expect(interpret('close these', { ...situation, context: { lastIssues } }).kind).not.toBe('changes');
  }
});
