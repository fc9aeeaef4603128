import { expect, it } from 'vitest';
import { type ConversationContext, interpret } from './index.ts';
import { situation, withoutExamples } from './test-site.ts';

const context = {
  lastIssues: ['PAY-1', 'PAY-2', 'PAY-3'],
  lastSearch: { assignee: 'me', statusCategory: 'open' },
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
      criteria: { assignee: 'me', statusCategory: 'open', due: { from: '2026-11-23', to: '2026-11-29' } },
    },
  ],
];

it.each(table)('%s', (sentence, intent) => {
  expect(withoutExamples(interpret(sentence, { ...situation, context }))).toEqual(intent);
});
