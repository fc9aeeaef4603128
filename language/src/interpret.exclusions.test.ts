import { expect, it } from 'vitest';
import { interpret } from './index.ts';
import { situation, withoutExamples } from './test-site.ts';

/** What must not apply, who closed, several people, and what is asked in passing; on Monday 23 November 2026. */
const table: readonly (readonly [sentence: string, intent: object])[] = [
  ['bugs not in Payments', { kind: 'search', criteria: { except: { projects: ['PAY'] }, types: ['Bug'] } }],
  ['everything except bugs', { kind: 'search', criteria: { except: { types: ['Bug'] } } }],
  [
    'all open issues in payments except bugs and epics',
    {
      kind: 'search',
      criteria: { except: { types: ['Bug', 'Epic'] }, projects: ['PAY'], statusCategory: 'open' },
    },
  ],
  [
    'open issues that are not high priority',
    { kind: 'search', criteria: { except: { priorities: ['High'] }, statusCategory: 'open' } },
  ],
  [
    'issues not in review or blocked',
    { kind: 'search', criteria: { except: { statuses: ['In Review', 'Blocked'] } } },
  ],
  ['issues not labelled security', { kind: 'search', criteria: { except: { labels: ['security'] } } }],
  ['tickets without label vpn', { kind: 'search', criteria: { except: { labels: ['vpn'] } } }],
  ['issues without description', { kind: 'search', criteria: { without: ['description'] } }],
  ['tickets without a component', { kind: 'search', criteria: { without: ['components'] } }],
  [
    'open issues without labels in OPS',
    { kind: 'search', criteria: { without: ['labels'], projects: ['OPS'], statusCategory: 'open' } },
  ],
  [
    "everything in web but not Sam's",
    { kind: 'search', criteria: { notAssignee: 'Sam', projects: ['WEB'] } },
  ],
  [
    'my open issues except the epics',
    { kind: 'search', criteria: { except: { types: ['Epic'] }, assignee: 'me', statusCategory: 'open' } },
  ],
  ['bugs closed by me', { kind: 'search', criteria: { closedBy: 'me', types: ['Bug'] } }],
  [
    'bugs closed last week by Sam',
    {
      kind: 'search',
      criteria: { closedBy: 'Sam', resolved: { from: '2026-11-16', to: '2026-11-22' }, types: ['Bug'] },
    },
  ],
  [
    'which bugs has Ana fixed this month',
    {
      kind: 'search',
      criteria: { closedBy: 'Ana', types: ['Bug'], resolved: { from: '2026-11-01', to: '2026-11-30' } },
    },
  ],
  ['issues assigned to Sam or Ana', { kind: 'search', criteria: { assignees: ['Sam', 'Ana'] } }],
  [
    'open bugs of Sam and Ana',
    { kind: 'search', criteria: { assignees: ['Sam', 'Ana'], statusCategory: 'open', types: ['Bug'] } },
  ],
  [
    'what are Sam and Ana working on',
    { kind: 'search', criteria: { assignees: ['Sam', 'Ana'], statusCategory: 'in progress' } },
  ],
  ['issues assigned to sam or ana', { kind: 'search', criteria: { assignees: ['sam', 'ana'] } }],
  [
    'issues assigned to Sam and blocked',
    { kind: 'search', criteria: { assignee: 'Sam', statuses: ['Blocked'] } },
  ],
  [
    'what did Sam do last week',
    { kind: 'search', criteria: { assignee: 'Sam', updated: { from: '2026-11-16', to: '2026-11-22' } } },
  ],
  [
    'what happened today in payments',
    { kind: 'search', criteria: { updated: { from: '2026-11-23', to: '2026-11-23' }, projects: ['PAY'] } },
  ],
  [
    "what's going on in payments?",
    { kind: 'search', criteria: { projects: ['PAY'], updated: { from: '2026-11-16' } } },
  ],
  [
    "what's on my plate today?",
    { kind: 'search', criteria: { assignee: 'me', due: { to: '2026-11-23' }, statusCategory: 'open' } },
  ],
  [
    'what do I have to do this week',
    { kind: 'search', criteria: { assignee: 'me', due: { to: '2026-11-29' }, statusCategory: 'open' } },
  ],
  ['anything urgent?', { kind: 'search', criteria: { priorities: ['Highest'], statusCategory: 'open' } }],
  [
    'anything unassigned in Payments?',
    { kind: 'search', criteria: { projects: ['PAY'], assignee: 'nobody', statusCategory: 'open' } },
  ],
  ['tickets older than a week', { kind: 'search', criteria: { created: { to: '2026-11-15' } } }],
  [
    'bugs newer than 3 days',
    { kind: 'search', criteria: { created: { from: '2026-11-20' }, types: ['Bug'] } },
  ],
  [
    'the most recently updated issue in WEB',
    {
      kind: 'search',
      criteria: { orderBy: { field: 'updated', direction: 'descending' }, projects: ['WEB'] },
      limit: 1,
    },
  ],
  [
    'newest bug',
    {
      kind: 'search',
      criteria: { orderBy: { field: 'created', direction: 'descending' }, types: ['Bug'] },
      limit: 1,
    },
  ],
  ['Ledger component bugs', { kind: 'search', criteria: { components: ['Ledger'], types: ['Bug'] } }],
  [
    'bugs in the Engine component of Payments',
    { kind: 'search', criteria: { components: ['Engine'], projects: ['PAY'], types: ['Bug'] } },
  ],
  ['my tickets plz', { kind: 'search', criteria: { assignee: 'me' } }],
  ['give me the damn list of bugs', { kind: 'search', criteria: { types: ['Bug'] } }],
  ['waht is overdu?', { kind: 'search', criteria: { overdue: true } }],
  ['all P1s', { kind: 'search', criteria: { priorities: ['Highest'] } }],
  ['blocked bugs', { kind: 'search', criteria: { statuses: ['Blocked'], types: ['Bug'] } }],
  ['bugs in the shop', { kind: 'search', criteria: { projects: ['WEB'], types: ['Bug'] } }],
  [
    'which bugs did we fix in Payments last week?',
    {
      kind: 'search',
      criteria: { projects: ['PAY'], types: ['Bug'], resolved: { from: '2026-11-16', to: '2026-11-22' } },
    },
  ],
  ['all my issues except done', { kind: 'search', criteria: { statusCategory: 'open', assignee: 'me' } }],
  [
    'do we have a ticket for the printer in Singapore?',
    { kind: 'search', criteria: { text: 'printer in Singapore' } },
  ],
  [
    'bugs about crashes on PlayStation',
    { kind: 'search', criteria: { text: 'crashes on PlayStation', types: ['Bug'] } },
  ],
];

it.each(table)('%s', (sentence, intent) => {
  expect(withoutExamples(interpret(sentence, situation))).toEqual(intent);
});
