import { expect, it } from 'vitest';
import { type ConversationContext, interpret } from './index.ts';
import { situation, withoutExamples } from './test-site.ts';

const context = {
  pageIssueKey: 'WEB-9',
  lastIssues: ['PAY-2'],
  lastList: ['PAY-1', 'PAY-2', 'PAY-3'],
  lastChange: { key: 'PAY-2', assignee: 'me' },
} as const satisfies ConversationContext;
/** After PAY-2 of a list was assigned to the person who speaks. */
const table: readonly (readonly [sentence: string, intent: object])[] = [
  ['and the third', { kind: 'change', key: 'PAY-3', assignee: 'me' }],
  ['same for PAY-7', { kind: 'change', key: 'PAY-7', assignee: 'me' }],
  ['the first one too', { kind: 'change', key: 'PAY-1', assignee: 'me' }],
  ['set its due date to Friday', { kind: 'change', key: 'PAY-2', dueDate: '2026-11-27' }],
  ['set due date to tomorrow', { kind: 'change', key: 'PAY-2', dueDate: '2026-11-24' }],
  ['move to in progress', { kind: 'change', key: 'PAY-2', status: 'In Progress' }],
  ['high priority', { kind: 'search', criteria: { priorities: ['High'] } }],
  ['add a comment saying we are on it', { kind: 'comment', key: 'PAY-2', body: 'we are on it' }],
  ['bump its priority', { kind: 'shift', key: 'PAY-2', priority: 1 }],
  ['postpone it by a week', { kind: 'shift', key: 'PAY-2', due: { count: 1, unit: 'week' } }],
  [
    'close all of them',
    {
      kind: 'changes',
      changes: [{ issues: { keys: ['PAY-1', 'PAY-2', 'PAY-3'] }, change: { status: 'Done' } }],
    },
  ],
  ['who is on this?', { kind: 'about', key: 'WEB-9', focus: 'assignee' }],
  ['tl;dr', { kind: 'about', key: 'WEB-9', focus: 'everything' }],
  [
    'what is due this week?',
    { kind: 'search', criteria: { due: { from: '2026-11-23', to: '2026-11-29' }, statusCategory: 'open' } },
  ],
  ['it is done', { kind: 'search', criteria: { statusCategory: 'done' } }],
  ['it should be done', { kind: 'change', key: 'PAY-2', status: 'Done' }],
];

it.each(table)('%s', (sentence, intent) => {
  expect(withoutExamples(interpret(sentence, { ...situation, context }))).toEqual(intent);
});

it.each([
  ['in Payments', { project: 'PAY' }],
  ['for Sam, due Friday', { assignee: 'Sam', dueDate: '2026-11-27' }],
  ['make it a bug', { type: 'Bug' }],
  ['yes', {}],
])('an issue that was not created yet: %s', (sentence, added) => {
  const lastDraft = { summary: 'Check the backups', type: 'Task' };
  expect(interpret(sentence, { ...situation, context: { lastDrafts: [lastDraft] } })).toEqual({
    kind: 'create',
    ...lastDraft,
    ...added,
  });
});
