import { expect, it } from 'vitest';
import { type ConversationContext, interpret } from './index.ts';
import { situation, withoutExamples } from './test-site.ts';

const context = {
  lastIssues: ['PAY-1', 'PAY-2', 'PAY-3'],
  lastSearch: { assignee: 'me', statusCategory: 'open' },
  lastList: ['PAY-1', 'PAY-2', 'PAY-3'],
  pageIssueKey: 'WEB-9',
} as const satisfies ConversationContext;
/** What refers to the list shown last or to the page in front. */
const table: readonly (readonly [sentence: string, intent: object])[] = [
  [
    'only the overdue ones',
    { kind: 'search', criteria: { assignee: 'me', statusCategory: 'open', overdue: true } },
  ],
  ['and the bugs?', { kind: 'search', criteria: { assignee: 'me', statusCategory: 'open', types: ['Bug'] } }],
  ['what about Sam?', { kind: 'search', criteria: { statusCategory: 'open', assignee: 'Sam' } }],
  [
    'and in OPS?',
    { kind: 'search', criteria: { assignee: 'me', statusCategory: 'open', projects: ['OPS'] } },
  ],
  [
    'only the high priority ones',
    { kind: 'search', criteria: { assignee: 'me', statusCategory: 'open', priorities: ['High'] } },
  ],
  [
    'how many are there?',
    { kind: 'search', criteria: { assignee: 'me', statusCategory: 'open' }, countOnly: true },
  ],
  [
    'how many of those are overdue',
    { kind: 'search', criteria: { assignee: 'me', statusCategory: 'open', overdue: true }, countOnly: true },
  ],
  ['show them', { kind: 'search', criteria: { assignee: 'me', statusCategory: 'open' } }],
  ['assign the second to Sam', { kind: 'change', key: 'PAY-2', assignee: 'Sam' }],
  ['close the first one', { kind: 'change', key: 'PAY-1', status: 'Done' }],
  ['what is the third about?', { kind: 'about', key: 'PAY-3', focus: 'everything' }],
  ['move #2 to In Progress', { kind: 'change', key: 'PAY-2', status: 'In Progress' }],
  ['comment on the last one: please check', { kind: 'comment', key: 'PAY-3', body: 'please check' }],
  [
    'close it',
    { kind: 'unknown', understood: 'you want to close an issue', missing: 'which issue you mean' },
  ],
  ['summarise this issue', { kind: 'about', key: 'WEB-9', focus: 'everything' }],
  ['who is working on this?', { kind: 'about', key: 'WEB-9', focus: 'assignee' }],
  ['assign this to me', { kind: 'change', key: 'WEB-9', assignee: 'me' }],
  ['the second one', { kind: 'about', key: 'PAY-2', focus: 'everything' }],
  ['just the unassigned ones', { kind: 'search', criteria: { statusCategory: 'open', assignee: 'nobody' } }],
  [
    'which of them are due this week?',
    {
      kind: 'search',
      criteria: { assignee: 'me', due: { from: '2026-11-23', to: '2026-11-29' }, statusCategory: 'open' },
    },
  ],
  ['show more', { kind: 'more' }],
  ['next page', { kind: 'more' }],
  ['the next 5', { kind: 'more', limit: 5 }],
  ['just 3', { kind: 'search', criteria: { assignee: 'me', statusCategory: 'open' }, limit: 3 }],
  ['show 20', { kind: 'search', criteria: { assignee: 'me', statusCategory: 'open' }, limit: 20 }],
  ['show all', { kind: 'search', criteria: { assignee: 'me', statusCategory: 'open' }, limit: 50 }],
  ['previous page', { kind: 'search', criteria: { assignee: 'me', statusCategory: 'open' } }],
  [
    'newest first',
    {
      kind: 'search',
      criteria: {
        assignee: 'me',
        statusCategory: 'open',
        orderBy: { field: 'created', direction: 'descending' },
      },
    },
  ],
  [
    'sort by priority',
    {
      kind: 'search',
      criteria: {
        assignee: 'me',
        statusCategory: 'open',
        orderBy: { field: 'priority', direction: 'descending' },
      },
    },
  ],
  [
    'in Payments only',
    { kind: 'search', criteria: { assignee: 'me', statusCategory: 'open', projects: ['PAY'] } },
  ],
  [
    'not the bugs',
    { kind: 'search', criteria: { assignee: 'me', statusCategory: 'open', except: { types: ['Bug'] } } },
  ],
  [
    'without PAY',
    { kind: 'search', criteria: { assignee: 'me', statusCategory: 'open', except: { projects: ['PAY'] } } },
  ],
  [
    'exclude bugs',
    { kind: 'search', criteria: { assignee: 'me', statusCategory: 'open', except: { types: ['Bug'] } } },
  ],
  ['open ones', { kind: 'search', criteria: { assignee: 'me', statusCategory: 'open' } }],
  ['unassigned ones', { kind: 'search', criteria: { statusCategory: 'open', assignee: 'nobody' } }],
  [
    'what about unassigned ones',
    { kind: 'search', criteria: { statusCategory: 'open', assignee: 'nobody' } },
  ],
  [
    'next week?',
    {
      kind: 'search',
      criteria: { assignee: 'me', statusCategory: 'open', due: { from: '2026-11-30', to: '2026-12-06' } },
    },
  ],
  [
    'what about tomorrow',
    {
      kind: 'search',
      criteria: { assignee: 'me', statusCategory: 'open', due: { from: '2026-11-24', to: '2026-11-24' } },
    },
  ],
  [
    'what about OPS',
    { kind: 'search', criteria: { assignee: 'me', statusCategory: 'open', projects: ['OPS'] } },
  ],
  ["and Sam's?", { kind: 'search', criteria: { statusCategory: 'open', assignee: 'Sam' } }],
  ['what about the last one', { kind: 'about', key: 'PAY-3', focus: 'everything' }],
  ['including the done ones', { kind: 'search', criteria: { assignee: 'me' } }],
  ['overdue', { kind: 'search', criteria: { overdue: true } }],
  ['bugs in Payments', { kind: 'search', criteria: { projects: ['PAY'], types: ['Bug'] } }],
  [
    'What is due this week?',
    { kind: 'search', criteria: { due: { from: '2026-11-23', to: '2026-11-29' }, statusCategory: 'open' } },
  ],
];

it.each(table)('%s', (sentence, intent) => {
  expect(withoutExamples(interpret(sentence, { ...situation, context }))).toEqual(intent);
});

it.each([
  ['and its sub-tasks?', { kind: 'search', criteria: { parent: 'PAY-7' } }],
  ['show its subtasks', { kind: 'search', criteria: { parent: 'PAY-7' } }],
  ['show its open sub-tasks', { kind: 'search', criteria: { parent: 'PAY-7', statusCategory: 'open' } }],
])('%s (after one issue of a list)', (sentence, intent) => {
  const after = { ...context, lastIssues: ['PAY-7'] };
  expect(withoutExamples(interpret(sentence, { ...situation, context: after }))).toEqual(intent);
});
