import { expect, it } from 'vitest';
import { interpret } from './index.ts';
import { situation, withoutExamples } from './test-site.ts';

/** Questions asked on Monday 23 November 2026, with nothing said before. A search that does not only count leaves `countOnly` out here. */
const table: readonly (readonly [sentence: string, intent: object])[] = [
  ['show my open issues', { kind: 'search', criteria: { assignee: 'me', statusCategory: 'open' } }],
  [
    'How many bugs are open in Payments?',
    {
      kind: 'search',
      criteria: { projects: ['PAY'], statusCategory: 'open', types: ['Bug'] },
      countOnly: true,
    },
  ],
  ["Sam's issues", { kind: 'search', criteria: { assignee: 'Sam' } }],
  [
    "Ana María's overdue bugs",
    { kind: 'search', criteria: { overdue: true, assignee: 'Ana María', types: ['Bug'] } },
  ],
  ['issues assigned to sam', { kind: 'search', criteria: { assignee: 'sam' } }],
  [
    'unassigned tasks in the web shop project',
    { kind: 'search', criteria: { projects: ['WEB'], assignee: 'nobody', types: ['Task'] } },
  ],
  [
    'bugs in PAY with high priority',
    { kind: 'search', criteria: { projects: ['PAY'], priorities: ['High'], types: ['Bug'] } },
  ],
  ['show me urgent stories', { kind: 'search', criteria: { priorities: ['Highest'], types: ['Story'] } }],
  [
    'what is due this week?',
    { kind: 'search', criteria: { due: { from: '2026-11-23', to: '2026-11-29' }, statusCategory: 'open' } },
  ],
  ["what's overdue", { kind: 'search', criteria: { overdue: true } }],
  ['due before Friday', { kind: 'search', criteria: { due: { to: '2026-11-26' }, statusCategory: 'open' } }],
  ['tickets with no due date', { kind: 'search', criteria: { noDueDate: true } }],
  [
    'bugs created last week',
    { kind: 'search', criteria: { created: { from: '2026-11-16', to: '2026-11-22' }, types: ['Bug'] } },
  ],
  [
    'stories not touched for 30 days',
    { kind: 'search', criteria: { notUpdatedSince: '2026-10-24', types: ['Story'] } },
  ],
  [
    'issues closed yesterday',
    { kind: 'search', criteria: { resolved: { from: '2026-11-22', to: '2026-11-22' } } },
  ],
  [
    'closed bugs this week',
    { kind: 'search', criteria: { types: ['Bug'], resolved: { from: '2026-11-23', to: '2026-11-29' } } },
  ],
  ['bugs about login', { kind: 'search', criteria: { text: 'login', types: ['Bug'] } }],
  [
    "issues mentioning 'refund' in payments",
    { kind: 'search', criteria: { text: 'refund', projects: ['PAY'] } },
  ],
  ['count my issues', { kind: 'search', criteria: { assignee: 'me' }, countOnly: true }],
  [
    'number of unresolved bugs in OPS',
    {
      kind: 'search',
      criteria: { projects: ['OPS'], statusCategory: 'open', types: ['Bug'] },
      countOnly: true,
    },
  ],
  [
    'what is Sam working on?',
    { kind: 'search', criteria: { assignee: 'Sam', statusCategory: 'in progress' } },
  ],
  ['what am I working on', { kind: 'search', criteria: { assignee: 'me', statusCategory: 'in progress' } }],
  [
    'high or higher priority tasks',
    { kind: 'search', criteria: { priorities: ['Highest', 'High'], types: ['Task'] } },
  ],
  [
    'top 5 newest bugs',
    {
      kind: 'search',
      criteria: { orderBy: { field: 'created', direction: 'descending' }, types: ['Bug'] },
      limit: 5,
    },
  ],
  [
    'bugs labelled backend and ui',
    { kind: 'search', criteria: { labels: ['backend', 'ui'], types: ['Bug'] } },
  ],
  ['login bugs', { kind: 'search', criteria: { types: ['Bug'], text: 'login' } }],
  [
    'bugs in progress in web',
    { kind: 'search', criteria: { statuses: ['In Progress'], projects: ['WEB'], types: ['Bug'] } },
  ],
  ['issues in review or blocked', { kind: 'search', criteria: { statuses: ['In Review', 'Blocked'] } }],
  ['bugs not in Payments', { kind: 'search', criteria: { except: { projects: ['PAY'] }, types: ['Bug'] } }],
  [
    'stories reported by Ana in october',
    {
      kind: 'search',
      criteria: { reporter: 'Ana', types: ['Story'], created: { from: '2026-10-01', to: '2026-10-31' } },
    },
  ],
  ['tikets asigned to me', { kind: 'search', criteria: { assignee: 'me' } }],
  [
    'opne bugs in payemnts',
    { kind: 'search', criteria: { projects: ['PAY'], statusCategory: 'open', types: ['Bug'] } },
  ],
  ["issues I'm watching", { kind: 'search', criteria: { watchedByMe: true } }],
  ['issues in the current sprint', { kind: 'search', criteria: { inOpenSprint: true } }],
  ['subtasks of PAY-12', { kind: 'search', criteria: { parent: 'PAY-12' } }],
  [
    'which issues did I close last week?',
    { kind: 'search', criteria: { closedBy: 'me', resolved: { from: '2026-11-16', to: '2026-11-22' } } },
  ],
  [
    'show me bugs that are hilarious',
    { kind: 'unknown', understood: 'you are looking for bugs', missing: 'what to make of “hilarious”' },
  ],
  [
    'bugs for Sam due tomorrow',
    {
      kind: 'search',
      criteria: {
        due: { from: '2026-11-24', to: '2026-11-24' },
        assignee: 'Sam',
        types: ['Bug'],
        statusCategory: 'open',
      },
    },
  ],
  ['issues in foobar', { kind: 'search', criteria: { projects: ['foobar'] } }],
  [
    'what should I work on next?',
    {
      kind: 'search',
      criteria: {
        assignee: 'me',
        orderBy: { field: 'priority', direction: 'descending' },
        statusCategory: 'open',
      },
    },
  ],
  [
    'recently updated issues',
    { kind: 'search', criteria: { updated: { from: '2026-11-16', to: '2026-11-23' } } },
  ],
  [
    'anything due today',
    { kind: 'search', criteria: { due: { from: '2026-11-23', to: '2026-11-23' }, statusCategory: 'open' } },
  ],
  [
    'issues without an assignee sorted by due date',
    { kind: 'search', criteria: { orderBy: { field: 'due', direction: 'ascending' }, assignee: 'nobody' } },
  ],
  ['Show high-priority bugs', { kind: 'search', criteria: { priorities: ['High'], types: ['Bug'] } }],
  ["what's assigned to me", { kind: 'search', criteria: { assignee: 'me' } }],
  ['which bugs are assigned to Ana?', { kind: 'search', criteria: { assignee: 'Ana', types: ['Bug'] } }],
  ['show everything Sam reported', { kind: 'search', criteria: { reporter: 'Sam' } }],
  [
    'what are the open stories in web',
    { kind: 'search', criteria: { projects: ['WEB'], statusCategory: 'open', types: ['Story'] } },
  ],
  ['list all tasks that are done', { kind: 'search', criteria: { statusCategory: 'done', types: ['Task'] } }],
  [
    'list tasks in progress for Sam',
    { kind: 'search', criteria: { statuses: ['In Progress'], assignee: 'Sam', types: ['Task'] } },
  ],
  ['any blockers in payments?', { kind: 'search', criteria: { projects: ['PAY'], priorities: ['Highest'] } }],
  [
    'what bugs were closed last month',
    { kind: 'search', criteria: { resolved: { from: '2026-10-01', to: '2026-10-31' }, types: ['Bug'] } },
  ],
  [
    'stories updated since Monday',
    { kind: 'search', criteria: { updated: { from: '2026-11-23' }, types: ['Story'] } },
  ],
  [
    'tasks created between 1 Nov and 15 Nov',
    { kind: 'search', criteria: { created: { from: '2026-11-01', to: '2026-11-15' }, types: ['Task'] } },
  ],
  [
    'issues due in the next 3 days',
    { kind: 'search', criteria: { due: { from: '2026-11-23', to: '2026-11-26' }, statusCategory: 'open' } },
  ],
  [
    'issues due by the end of the month',
    { kind: 'search', criteria: { due: { to: '2026-11-30' }, statusCategory: 'open' } },
  ],
  [
    'do I have anything due tomorrow?',
    {
      kind: 'search',
      criteria: { due: { from: '2026-11-24', to: '2026-11-24' }, assignee: 'me', statusCategory: 'open' },
    },
  ],
  ['my overdue tasks', { kind: 'search', criteria: { overdue: true, assignee: 'me', types: ['Task'] } }],
  ['is anything overdue in OPS?', { kind: 'search', criteria: { overdue: true, projects: ['OPS'] } }],
  [
    'bugs or stories in payments',
    { kind: 'search', criteria: { projects: ['PAY'], types: ['Bug', 'Story'] } },
  ],
  [
    'show me the 5 most recent bugs',
    {
      kind: 'search',
      criteria: { orderBy: { field: 'created', direction: 'descending' }, types: ['Bug'] },
      limit: 5,
    },
  ],
  ['show me issues with label "release-notes"', { kind: 'search', criteria: { labels: ['release-notes'] } }],
  ['bugs tagged frontend', { kind: 'search', criteria: { labels: ['frontend'], types: ['Bug'] } }],
  ['search for timeout', { kind: 'search', criteria: { text: 'timeout' } }],
  [
    'find issues about payment gateway timeout in payments',
    { kind: 'search', criteria: { text: 'payment gateway timeout', projects: ['PAY'] } },
  ],
  ['find "null pointer"', { kind: 'search', criteria: { text: 'null pointer' } }],
  ['issues containing the word refund', { kind: 'search', criteria: { text: 'refund' } }],
  ['P1 bugs', { kind: 'search', criteria: { priorities: ['Highest'], types: ['Bug'] } }],
  ['issues with status In Review', { kind: 'search', criteria: { statuses: ['In Review'] } }],
  ['what is in review?', { kind: 'search', criteria: { statuses: ['In Review'] } }],
  ['who has the most bugs?', { kind: 'search', criteria: { types: ['Bug'] }, groupBy: ['assignee'] }],
  [
    'unresolved issues not assigned to me',
    { kind: 'search', criteria: { notAssignee: 'me', statusCategory: 'open' } },
  ],
  [
    'how many tasks did Sam close this week',
    {
      kind: 'search',
      criteria: { closedBy: 'Sam', types: ['Task'], resolved: { from: '2026-11-23', to: '2026-11-29' } },
      countOnly: true,
    },
  ],
  ['how many issues are there in total?', { kind: 'search', criteria: {}, countOnly: true }],
  ['all issues', { kind: 'search', criteria: {} }],
  ['tickets raised by me', { kind: 'search', criteria: { reporter: 'me' } }],
  [
    'stuff I reported last week',
    { kind: 'search', criteria: { reporter: 'me', created: { from: '2026-11-16', to: '2026-11-22' } } },
  ],
  ['bugs that nobody is working on', { kind: 'search', criteria: { assignee: 'nobody', types: ['Bug'] } }],
  ['issues nobody touched since october', { kind: 'search', criteria: { notUpdatedSince: '2026-10-01' } }],
  ['stale bugs', { kind: 'search', criteria: { notUpdatedSince: '2026-10-24', types: ['Bug'] } }],
  ['everything in the Web Shop project', { kind: 'search', criteria: { projects: ['WEB'] } }],
  [
    'how many open bugs does Sam have?',
    {
      kind: 'search',
      criteria: { assignee: 'Sam', statusCategory: 'open', types: ['Bug'] },
      countOnly: true,
    },
  ],
  ['epics', { kind: 'search', criteria: { types: ['Epic'] } }],
  [
    'what changed this week',
    { kind: 'search', criteria: { updated: { from: '2026-11-23', to: '2026-11-29' } } },
  ],
  [
    'what was closed today',
    { kind: 'search', criteria: { resolved: { from: '2026-11-23', to: '2026-11-23' } } },
  ],
  [
    'high prio bugs assigned to Sam due this week in payments',
    {
      kind: 'search',
      criteria: {
        due: { from: '2026-11-23', to: '2026-11-29' },
        projects: ['PAY'],
        assignee: 'Sam',
        priorities: ['High'],
        types: ['Bug'],
        statusCategory: 'open',
      },
    },
  ],
  ['not started stories', { kind: 'search', criteria: { statusCategory: 'to do', types: ['Story'] } }],
  [
    'open issues without label',
    { kind: 'search', criteria: { without: ['labels'], statusCategory: 'open' } },
  ],
  [
    'my bugs, newest first',
    {
      kind: 'search',
      criteria: { orderBy: { field: 'created', direction: 'descending' }, assignee: 'me', types: ['Bug'] },
    },
  ],
  [
    'bugs sorted by priority',
    { kind: 'search', criteria: { orderBy: { field: 'priority', direction: 'descending' }, types: ['Bug'] } },
  ],
  [
    'oldest open bugs',
    {
      kind: 'search',
      criteria: {
        orderBy: { field: 'created', direction: 'ascending' },
        statusCategory: 'open',
        types: ['Bug'],
      },
    },
  ],
  [
    'issues due on 2026-12-01',
    { kind: 'search', criteria: { due: { from: '2026-12-01', to: '2026-12-01' }, statusCategory: 'open' } },
  ],
  [
    'issues due after 3 December',
    { kind: 'search', criteria: { due: { from: '2026-12-04' }, statusCategory: 'open' } },
  ],
  [
    'due next month',
    { kind: 'search', criteria: { due: { from: '2026-12-01', to: '2026-12-31' }, statusCategory: 'open' } },
  ],
  [
    'bugs opened in the last 24 hours',
    { kind: 'search', criteria: { created: { from: '2026-11-22', to: '2026-11-23' }, types: ['Bug'] } },
  ],
  ['lowest priority tasks', { kind: 'search', criteria: { priorities: ['Lowest'], types: ['Task'] } }],
  ['children of PAY-7', { kind: 'search', criteria: { parent: 'PAY-7' } }],
  ["what's in the sprint", { kind: 'search', criteria: { inOpenSprint: true } }],
  [
    'urgent unassigned bugs',
    { kind: 'search', criteria: { assignee: 'nobody', priorities: ['Highest'], types: ['Bug'] } },
  ],
  ['bugs with no assignee', { kind: 'search', criteria: { assignee: 'nobody', types: ['Bug'] } }],
  ['my highest priority issues', { kind: 'search', criteria: { assignee: 'me', priorities: ['Highest'] } }],
  ['Which of my issues are overdue?', { kind: 'search', criteria: { overdue: true, assignee: 'me' } }],
  [
    'show me what Ana María is working on',
    { kind: 'search', criteria: { assignee: 'Ana María', statusCategory: 'in progress' } },
  ],
  ['bugs assigned to Jean-Luc', { kind: 'search', criteria: { assignee: 'Jean-Luc', types: ['Bug'] } }],
  ['bugs assigned to "Sam Lee"', { kind: 'search', criteria: { assignee: 'Sam Lee', types: ['Bug'] } }],
  ['issues assigned to sam@example.com', { kind: 'search', criteria: { assignee: 'sam@example.com' } }],
  ["@Sam's tasks", { kind: 'search', criteria: { assignee: 'Sam', types: ['Task'] } }],
  ["How's PAY-12 going?", { kind: 'about', key: 'PAY-12', focus: 'status' }],
  ['when was PAY-12 closed', { kind: 'about', key: 'PAY-12', focus: 'history' }],
  ['any comments on PAY-12?', { kind: 'about', key: 'PAY-12', focus: 'comments' }],
  ['what happened to PAY-12', { kind: 'about', key: 'PAY-12', focus: 'history' }],
  [
    'bugs closed by Sam yesterday',
    {
      kind: 'search',
      criteria: { closedBy: 'Sam', types: ['Bug'], resolved: { from: '2026-11-22', to: '2026-11-22' } },
    },
  ],
  [
    'unassigned stories in operations',
    { kind: 'search', criteria: { projects: ['OPS'], assignee: 'nobody', types: ['Story'] } },
  ],
  ['issues without a due date in OPS', { kind: 'search', criteria: { noDueDate: true, projects: ['OPS'] } }],
  [
    'open tasks in PAY and WEB',
    { kind: 'search', criteria: { projects: ['PAY', 'WEB'], statusCategory: 'open', types: ['Task'] } },
  ],
  [
    'stories or epics in operations',
    { kind: 'search', criteria: { projects: ['OPS'], types: ['Story', 'Epic'] } },
  ],
  [
    'my in-progress tasks',
    { kind: 'search', criteria: { statuses: ['In Progress'], assignee: 'me', types: ['Task'] } },
  ],
  ['blocked issues', { kind: 'search', criteria: { statuses: ['Blocked'] } }],
  [
    'show blocked bugs in payments assigned to me',
    {
      kind: 'search',
      criteria: { projects: ['PAY'], assignee: 'me', statuses: ['Blocked'], types: ['Bug'] },
    },
  ],
  [
    'list the 3 oldest stories',
    {
      kind: 'search',
      criteria: { orderBy: { field: 'created', direction: 'ascending' }, types: ['Story'] },
      limit: 3,
    },
  ],
  [
    'top 10 issues by priority',
    { kind: 'search', criteria: { orderBy: { field: 'priority', direction: 'descending' } }, limit: 10 },
  ],
  [
    'bugs created today',
    { kind: 'search', criteria: { created: { from: '2026-11-23', to: '2026-11-23' }, types: ['Bug'] } },
  ],
  [
    'bugs created yesterday by Sam',
    {
      kind: 'search',
      criteria: { reporter: 'Sam', created: { from: '2026-11-22', to: '2026-11-22' }, types: ['Bug'] },
    },
  ],
  [
    'issues created in the past two weeks',
    { kind: 'search', criteria: { created: { from: '2026-11-09', to: '2026-11-23' } } },
  ],
  [
    'issues updated in the last 3 days',
    { kind: 'search', criteria: { updated: { from: '2026-11-20', to: '2026-11-23' } } },
  ],
  [
    'tasks resolved since 1 November',
    { kind: 'search', criteria: { resolved: { from: '2026-11-01' }, types: ['Task'] } },
  ],
  [
    'bugs fixed this month',
    { kind: 'search', criteria: { resolved: { from: '2026-11-01', to: '2026-11-30' }, types: ['Bug'] } },
  ],
  ['issues created before March', { kind: 'search', criteria: { created: { to: '2026-02-28' } } }],
  ['issues created after 2026-11-01', { kind: 'search', criteria: { created: { from: '2026-11-02' } } }],
  [
    'stories created this quarter',
    { kind: 'search', criteria: { created: { from: '2026-10-01', to: '2026-12-31' }, types: ['Story'] } },
  ],
  [
    'tasks due next Friday',
    {
      kind: 'search',
      criteria: { due: { from: '2026-12-04', to: '2026-12-04' }, types: ['Task'], statusCategory: 'open' },
    },
  ],
  [
    'tasks due on Friday',
    {
      kind: 'search',
      criteria: { due: { from: '2026-11-27', to: '2026-11-27' }, types: ['Task'], statusCategory: 'open' },
    },
  ],
  [
    'issues due between Monday and Friday',
    { kind: 'search', criteria: { due: { from: '2026-11-30', to: '2026-12-04' }, statusCategory: 'open' } },
  ],
  [
    'bugs due until Wednesday',
    { kind: 'search', criteria: { due: { to: '2026-11-25' }, types: ['Bug'], statusCategory: 'open' } },
  ],
  [
    "what's due next week?",
    { kind: 'search', criteria: { due: { from: '2026-11-30', to: '2026-12-06' }, statusCategory: 'open' } },
  ],
  [
    'is anything due tomorrow?',
    { kind: 'search', criteria: { due: { from: '2026-11-24', to: '2026-11-24' }, statusCategory: 'open' } },
  ],
  [
    'overdue bugs in the payments project',
    { kind: 'search', criteria: { overdue: true, projects: ['PAY'], types: ['Bug'] } },
  ],
  ['late tasks', { kind: 'search', criteria: { overdue: true, types: ['Task'] } }],
  ['issues past due', { kind: 'search', criteria: { overdue: true } }],
  ['no deadline stories', { kind: 'search', criteria: { noDueDate: true, types: ['Story'] } }],
  [
    'how many overdue issues do I have?',
    { kind: 'search', criteria: { overdue: true, assignee: 'me' }, countOnly: true },
  ],
  ['count bugs in web', { kind: 'search', criteria: { projects: ['WEB'], types: ['Bug'] }, countOnly: true }],
  [
    'count of open tasks assigned to Ana María',
    {
      kind: 'search',
      criteria: { assignee: 'Ana María', statusCategory: 'open', types: ['Task'] },
      countOnly: true,
    },
  ],
  [
    'number of stories in progress',
    { kind: 'search', criteria: { statuses: ['In Progress'], types: ['Story'] }, countOnly: true },
  ],
  [
    'how many urgent bugs are unassigned',
    {
      kind: 'search',
      criteria: { assignee: 'nobody', priorities: ['Highest'], types: ['Bug'] },
      countOnly: true,
    },
  ],
  [
    'how many issues were created this week',
    { kind: 'search', criteria: { created: { from: '2026-11-23', to: '2026-11-29' } }, countOnly: true },
  ],
  [
    'how many bugs did we fix last month',
    {
      kind: 'search',
      criteria: { resolved: { from: '2026-10-01', to: '2026-10-31' }, types: ['Bug'] },
      countOnly: true,
    },
  ],
  ['total number of issues in PAY', { kind: 'search', criteria: { projects: ['PAY'] }, countOnly: true }],
  [
    'Show me tickets mentioning "credit card" that are open',
    { kind: 'search', criteria: { text: 'credit card', statusCategory: 'open' } },
  ],
  ['bugs related to checkout', { kind: 'search', criteria: { text: 'checkout', types: ['Bug'] } }],
  [
    'tasks regarding onboarding in operations',
    { kind: 'search', criteria: { text: 'onboarding', projects: ['OPS'], types: ['Task'] } },
  ],
  ['issues matching invoice', { kind: 'search', criteria: { text: 'invoice' } }],
  ['stories named "Refund flow"', { kind: 'search', criteria: { text: 'Refund flow', types: ['Story'] } }],
  ['issues labeled security or privacy', { kind: 'search', criteria: { labels: ['security', 'privacy'] } }],
  [
    'bugs with the label regression',
    { kind: 'search', criteria: { labels: ['regression'], types: ['Bug'] } },
  ],
  ['issues #security', { kind: 'search', criteria: { labels: ['security'] } }],
  ['issues in component API', { kind: 'search', criteria: { components: ['API'] } }],
  ['bugs under PAY-100', { kind: 'search', criteria: { parent: 'PAY-100', types: ['Bug'] } }],
  ['stories in epic PAY-100', { kind: 'search', criteria: { parent: 'PAY-100', types: ['Story'] } }],
  ['sub-tasks of WEB-4', { kind: 'search', criteria: { parent: 'WEB-4' } }],
  ['what do I watch', { kind: 'search', criteria: { watchedByMe: true } }],
  ['my watched issues', { kind: 'search', criteria: { watchedByMe: true } }],
  ['issues assigned to nobody', { kind: 'search', criteria: { assignee: 'nobody' } }],
  ['tasks assigned to no one', { kind: 'search', criteria: { assignee: 'nobody', types: ['Task'] } }],
  ['issues that are not assigned', { kind: 'search', criteria: { assignee: 'nobody' } }],
  ['issues not assigned to Sam', { kind: 'search', criteria: { notAssignee: 'Sam' } }],
  ['bugs assigned to me or Sam', { kind: 'search', criteria: { assignees: ['me', 'Sam'], types: ['Bug'] } }],
  ['low priority tasks', { kind: 'search', criteria: { priorities: ['Low'], types: ['Task'] } }],
  [
    'medium or higher bugs',
    { kind: 'search', criteria: { priorities: ['Highest', 'High', 'Medium'], types: ['Bug'] } },
  ],
  ['critical bugs', { kind: 'search', criteria: { priorities: ['Highest'], types: ['Bug'] } }],
  ['issues with priority Highest', { kind: 'search', criteria: { priorities: ['Highest'] } }],
  ['important tasks', { kind: 'search', criteria: { priorities: ['Highest', 'High'], types: ['Task'] } }],
  ['unresolved bugs', { kind: 'search', criteria: { statusCategory: 'open', types: ['Bug'] } }],
  ['unfinished stories', { kind: 'search', criteria: { statusCategory: 'open', types: ['Story'] } }],
  ['completed tasks', { kind: 'search', criteria: { statusCategory: 'done', types: ['Task'] } }],
  [
    'finished stories in web',
    { kind: 'search', criteria: { projects: ['WEB'], statusCategory: 'done', types: ['Story'] } },
  ],
  ['tasks to do', { kind: 'search', criteria: { statuses: ['To Do'], types: ['Task'] } }],
  ['whats overdue', { kind: 'search', criteria: { overdue: true } }],
  ['hows PAY-3 going', { kind: 'about', key: 'PAY-3', focus: 'status' }],
  ['SHOW MY BUGS', { kind: 'search', criteria: { assignee: 'me', types: ['Bug'] } }],
  [
    'Could you tell me which bugs are open in Payments please?',
    { kind: 'search', criteria: { projects: ['PAY'], statusCategory: 'open', types: ['Bug'] } },
  ],
  [
    "I'd like to see all stories in progress",
    { kind: 'search', criteria: { statuses: ['In Progress'], types: ['Story'] } },
  ],
  ['I want to see my tasks', { kind: 'search', criteria: { assignee: 'me', types: ['Task'] } }],
  ["hey, what's on my plate?", { kind: 'search', criteria: { assignee: 'me', statusCategory: 'open' } }],
  ['list issuess', { kind: 'search', criteria: {} }],
  ['overdeu tasks', { kind: 'search', criteria: { overdue: true, types: ['Task'] } }],
  ['unasigned bugs', { kind: 'search', criteria: { assignee: 'nobody', types: ['Bug'] } }],
  ['bugs in Paymants', { kind: 'search', criteria: { projects: ['PAY'], types: ['Bug'] } }],
  ['storys in progress', { kind: 'search', criteria: { statuses: ['In Progress'], types: ['Story'] } }],
  [
    'ilsues created yestarday',
    { kind: 'search', criteria: { created: { from: '2026-11-22', to: '2026-11-22' } } },
  ],
  ['tell me a joke', { kind: 'unknown' }],
  [
    'bugs excluding payments',
    { kind: 'search', criteria: { except: { projects: ['PAY'] }, types: ['Bug'] } },
  ],
  [
    'bugs that are not in progress',
    { kind: 'search', criteria: { except: { statuses: ['In Progress'] }, types: ['Bug'] } },
  ],
];

it.each(table)('%s', (sentence, intent) => {
  expect(withoutExamples(interpret(sentence, situation))).toEqual(intent);
});
