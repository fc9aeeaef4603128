import { expect, it } from 'vitest';
import { interpret } from './index.ts';
import { situation, withoutExamples } from './test-site.ts';

/** Commands and small talk. A write that is not clear is "unknown". */
const table: readonly (readonly [sentence: string, intent: object])[] = [
  [
    'create a task to review the release notes for Amélie due Friday',
    {
      kind: 'create',
      type: 'Task',
      dueDate: '2026-11-27',
      assignee: 'Amélie',
      summary: 'Review the release notes',
    },
  ],
  [
    'Create a bug in Payments: login fails on Safari, high priority, due tomorrow, for Sam',
    {
      kind: 'create',
      type: 'Bug',
      project: 'PAY',
      assignee: 'Sam',
      dueDate: '2026-11-24',
      priority: 'High',
      summary: 'Login fails on Safari',
    },
  ],
  [
    'add a story "Pay by invoice" to PAY for Ana María due next week',
    {
      kind: 'create',
      type: 'Story',
      project: 'PAY',
      assignee: 'Ana María',
      dueDate: '2026-12-04',
      summary: 'Pay by invoice',
    },
  ],
  [
    'open a bug that checkout crashes when the cart is empty',
    { kind: 'create', type: 'Bug', summary: 'Checkout crashes when the cart is empty' },
  ],
  [
    'file a high priority bug in the web shop project called Refund button missing',
    { kind: 'create', type: 'Bug', priority: 'High', project: 'WEB', summary: 'Refund button missing' },
  ],
  [
    'create a task for me to call the bank',
    { kind: 'create', type: 'Task', assignee: 'me', summary: 'Call the bank' },
  ],
  [
    'create a bug in PAY in the current sprint: the export is empty',
    { kind: 'create', type: 'Bug', project: 'PAY', sprint: 'current', summary: 'The export is empty' },
  ],
  [
    'create a task to call the bank in the next sprint',
    { kind: 'create', type: 'Task', sprint: 'next', summary: 'Call the bank' },
  ],
  [
    'add a story "Pay by invoice" to sprint 12 for Sam',
    { kind: 'create', type: 'Story', sprint: 'sprint 12', assignee: 'Sam', summary: 'Pay by invoice' },
  ],
  [
    'create a bug: footer overlaps and put it in WEB Sprint 4',
    { kind: 'create', type: 'Bug', sprint: 'WEB Sprint 4', summary: 'Footer overlaps' },
  ],
  [
    'create a task to estimate the stories in the next sprint',
    { kind: 'create', type: 'Task', summary: 'Estimate the stories in the next sprint' },
  ],
  [
    'create a task to prepare the sprint review',
    { kind: 'create', type: 'Task', summary: 'Prepare the sprint review' },
  ],
  ['create task Fix login', { kind: 'create', type: 'Task', summary: 'Fix login' }],
  [
    'create a bug for login page not loading',
    { kind: 'create', type: 'Bug', summary: 'Login page not loading' },
  ],
  [
    'create a task for Sam',
    { kind: 'unknown', understood: 'you want to create a task', missing: 'what its summary should be' },
  ],
  [
    'create a task',
    { kind: 'unknown', understood: 'you want to create a task', missing: 'what its summary should be' },
  ],
  [
    'log a bug: export is empty, labels export and csv',
    { kind: 'create', type: 'Bug', labels: ['export', 'csv'], summary: 'Export is empty' },
  ],
  [
    'create a task for Ana María due tomorrow: prepare the board slides',
    {
      kind: 'create',
      type: 'Task',
      assignee: 'Ana María',
      dueDate: '2026-11-24',
      summary: 'Prepare the board slides',
    },
  ],
  ['new bug: broken link', { kind: 'create', type: 'Bug', summary: 'Broken link' }],
  [
    'open bugs in payments',
    { kind: 'search', criteria: { projects: ['PAY'], statusCategory: 'open', types: ['Bug'] } },
  ],
  ['assign PAY-12 to me', { kind: 'change', key: 'PAY-12', assignee: 'me' }],
  ['give PAY-12 to Ana María', { kind: 'change', key: 'PAY-12', assignee: 'Ana María' }],
  ['assign Sam to PAY-12', { kind: 'change', key: 'PAY-12', assignee: 'Sam' }],
  ['unassign PAY-12', { kind: 'change', key: 'PAY-12', assignee: 'nobody' }],
  ['take PAY-12', { kind: 'change', key: 'PAY-12', assignee: 'me' }],
  ["I'll take PAY-12", { kind: 'change', key: 'PAY-12', assignee: 'me' }],
  ['move PAY-12 to In Progress', { kind: 'change', key: 'PAY-12', status: 'In Progress' }],
  ['move pay-12 to in progess please', { kind: 'change', key: 'PAY-12', status: 'In Progress' }],
  ['start PAY-12', { kind: 'change', key: 'PAY-12', status: 'In Progress' }],
  ['close PAY-12', { kind: 'change', key: 'PAY-12', status: 'Done' }],
  ['mark PAY-12 as done', { kind: 'change', key: 'PAY-12', status: 'Done' }],
  ['reopen PAY-12', { kind: 'change', key: 'PAY-12', status: 'To Do' }],
  [
    "don't close PAY-12",
    { kind: 'unknown', understood: 'you do not want something to be done, so I did nothing' },
  ],
  [
    'close PAY-12 if tests pass',
    { kind: 'unknown', understood: 'you want to close PAY-12', missing: 'what to make of “if tests pass”' },
  ],
  [
    'close all my bugs',
    {
      kind: 'changes',
      changes: [
        {
          issues: { criteria: { assignee: 'me', types: ['Bug'], statusCategory: 'open' } },
          change: { status: 'Done' },
        },
      ],
    },
  ],
  ['set the due date of PAY-12 to Friday', { kind: 'change', key: 'PAY-12', dueDate: '2026-11-27' }],
  ["set PAY-12's priority to high", { kind: 'change', key: 'PAY-12', priority: 'High' }],
  ['make PAY-12 high priority', { kind: 'change', key: 'PAY-12', priority: 'High' }],
  ['rename PAY-12 to "New title"', { kind: 'change', key: 'PAY-12', summary: 'New title' }],
  ['add label backend to PAY-12', { kind: 'change', key: 'PAY-12', addLabels: ['backend'] }],
  ['remove the label ui from PAY-12', { kind: 'change', key: 'PAY-12', removeLabels: ['ui'] }],
  ['clear the due date of PAY-12', { kind: 'change', key: 'PAY-12', dueDate: null }],
  ['postpone PAY-12 to next Monday', { kind: 'change', key: 'PAY-12', dueDate: '2026-11-30' }],
  [
    'assign PAY-12 to Sam and set the priority to High',
    { kind: 'change', key: 'PAY-12', assignee: 'Sam', priority: 'High' },
  ],
  [
    'move PAY-12 to Foo',
    {
      kind: 'unknown',
      understood: 'you want to move PAY-12',
      missing:
        'what to make of “to Foo”; the statuses here are To Do, Backlog, In Progress, In Review, Blocked, Done',
    },
  ],
  ['comment on PAY-12: it works now', { kind: 'comment', key: 'PAY-12', body: 'it works now' }],
  [
    'add a comment to PAY-12 saying we ship on Monday',
    { kind: 'comment', key: 'PAY-12', body: 'we ship on Monday' },
  ],
  ['tell PAY-12 that the fix is deployed', { kind: 'comment', key: 'PAY-12', body: 'the fix is deployed' }],
  ['comment "done" on PAY-12', { kind: 'comment', key: 'PAY-12', body: 'done' }],
  [
    'comment on PAY-12',
    { kind: 'unknown', understood: 'you want to comment on PAY-12', missing: 'what the comment should say' },
  ],
  ['tell me about PAY-12', { kind: 'about', key: 'PAY-12', focus: 'everything' }],
  ['what is PAY-12 about?', { kind: 'about', key: 'PAY-12', focus: 'everything' }],
  ['PAY-12', { kind: 'about', key: 'PAY-12', focus: 'everything' }],
  ["what's PAY-12", { kind: 'about', key: 'PAY-12', focus: 'everything' }],
  ['summarise PAY-12', { kind: 'about', key: 'PAY-12', focus: 'everything' }],
  ['who is working on PAY-12?', { kind: 'about', key: 'PAY-12', focus: 'assignee' }],
  ['is PAY-12 done?', { kind: 'about', key: 'PAY-12', focus: 'status' }],
  ['when is PAY-12 due?', { kind: 'about', key: 'PAY-12', focus: 'due' }],
  ['show PAY-12 and PAY-13', { kind: 'search', criteria: { keys: ['PAY-12', 'PAY-13'] } }],
  ['help', { kind: 'help' }],
  ['hi', { kind: 'greeting' }],
  ['thanks!', { kind: 'thanks' }],
  ['what can you do?', { kind: 'help' }],
  ['Can you please show me my bugs?', { kind: 'search', criteria: { assignee: 'me', types: ['Bug'] } }],
  [
    'please could you list open bugs in web',
    { kind: 'search', criteria: { projects: ['WEB'], statusCategory: 'open', types: ['Bug'] } },
  ],
  [
    'remove PAY-12',
    {
      kind: 'unknown',
      understood: 'you want to remove PAY-12',
      missing: 'from what; to delete it, say so',
    },
  ],
  ['moev PAY-12 to done', { kind: 'change', key: 'PAY-12', status: 'Done' }],
  ['crete a task to water the plants', { kind: 'create', type: 'Task', summary: 'Water the plants' }],
  ["what's the weather?", { kind: 'unknown' }],
  ['can you assign PAY-1 to Sam please?', { kind: 'change', key: 'PAY-1', assignee: 'Sam' }],
  ['change the status of PAY-12 to In Review', { kind: 'change', key: 'PAY-12', status: 'In Review' }],
  ['put PAY-12 in review', { kind: 'change', key: 'PAY-12', status: 'In Review' }],
  [
    'close PAY-12 and PAY-13',
    { kind: 'changes', changes: [{ issues: { keys: ['PAY-12', 'PAY-13'] }, change: { status: 'Done' } }] },
  ],
  [
    'I want to create a bug in web to fix the footer',
    { kind: 'create', type: 'Bug', project: 'WEB', summary: 'Fix the footer' },
  ],
  [
    'give me all high priority bugs in payments',
    { kind: 'search', criteria: { projects: ['PAY'], priorities: ['High'], types: ['Bug'] } },
  ],
  [
    'report a bug',
    { kind: 'unknown', understood: 'you want to create a bug', missing: 'what its summary should be' },
  ],
  ['Add a task: buy milk', { kind: 'create', type: 'Task', summary: 'Buy milk' }],
  [
    'Please create a new bug in OPS titled "Disk full" with priority highest',
    { kind: 'create', type: 'Bug', project: 'OPS', priority: 'Highest', summary: 'Disk full' },
  ],
  [
    'raise a ticket for Sam to check the backups due tomorrow',
    { kind: 'create', assignee: 'Sam', dueDate: '2026-11-24', summary: 'Check the backups' },
  ],
  [
    'create an issue in web: footer overlaps on mobile',
    { kind: 'create', project: 'WEB', summary: 'Footer overlaps on mobile' },
  ],
  [
    'create a subtask under PAY-7 to write tests',
    { kind: 'create', type: 'Sub-task', parent: 'PAY-7', summary: 'Write tests' },
  ],
  [
    'create a task to write the migration plan in Operations, assigned to Ana María, due 3 December',
    {
      kind: 'create',
      type: 'Task',
      dueDate: '2026-12-03',
      assignee: 'Ana María',
      project: 'OPS',
      summary: 'Write the migration plan',
    },
  ],
  [
    'create a task due Friday to send the invoice',
    { kind: 'create', type: 'Task', dueDate: '2026-11-27', summary: 'Send the invoice' },
  ],
  [
    'make a task to update the docs with low priority',
    { kind: 'create', type: 'Task', priority: 'Low', summary: 'Update the docs' },
  ],
  [
    'create a story called Guest checkout labelled checkout and ux',
    { kind: 'create', type: 'Story', labels: ['checkout', 'ux'], summary: 'Guest checkout' },
  ],
  [
    'create a task to migrate to Postgres 18',
    { kind: 'create', type: 'Task', summary: 'Migrate to Postgres 18' },
  ],
  [
    'create a task to fix the bug in Payments',
    { kind: 'create', type: 'Task', project: 'PAY', summary: 'Fix the bug' },
  ],
  [
    'create a bug: crash due to null pointer',
    { kind: 'create', type: 'Bug', summary: 'Crash due to null pointer' },
  ],
  [
    'create a task to pay the invoices due florb',
    { kind: 'unknown', understood: 'you want to create a task', missing: 'when it is due' },
  ],
  [
    'create a task to review the notes for sam due friday',
    { kind: 'create', type: 'Task', dueDate: '2026-11-27', assignee: 'sam', summary: 'Review the notes' },
  ],
  [
    'create a task "Review the plan" whatever foo',
    { kind: 'unknown', understood: 'you want to create a task', missing: 'what to make of “whatever foo”' },
  ],
  [
    'create a task to prepare for the audit',
    { kind: 'create', type: 'Task', summary: 'Prepare for the audit' },
  ],
  ['create a task to call Bob tomorrow', { kind: 'create', type: 'Task', summary: 'Call Bob tomorrow' }],
  [
    'I need to create a task to order chairs for me',
    { kind: 'create', type: 'Task', assignee: 'me', summary: 'Order chairs' },
  ],
  ['new task water the plants', { kind: 'create', type: 'Task', summary: 'Water the plants' }],
  ['log a defect: totals are wrong', { kind: 'create', type: 'Bug', summary: 'Totals are wrong' }],
  [
    'create a task assigned to me: read the report',
    { kind: 'create', type: 'Task', assignee: 'me', summary: 'Read the report' },
  ],
  ['reassign PAY-12 to Sam', { kind: 'change', key: 'PAY-12', assignee: 'Sam' }],
  ['assign ticket PAY-12 to Jean-Luc Picard', { kind: 'change', key: 'PAY-12', assignee: 'Jean-Luc Picard' }],
  ['hand PAY-12 over to Sam', { kind: 'change', key: 'PAY-12', assignee: 'Sam' }],
  ['pass PAY-12 to Sam please', { kind: 'change', key: 'PAY-12', assignee: 'Sam' }],
  [
    'assign PAY-12',
    { kind: 'unknown', understood: 'you want to assign PAY-12', missing: 'what should become of it' },
  ],
  [
    'assign to Sam',
    { kind: 'unknown', understood: 'you want to assign an issue', missing: 'which issue you mean' },
  ],
  ['put PAY-12 to done', { kind: 'change', key: 'PAY-12', status: 'Done' }],
  ['mark PAY-12 done', { kind: 'change', key: 'PAY-12', status: 'Done' }],
  ['mark PAY-12 in progress', { kind: 'change', key: 'PAY-12', status: 'In Progress' }],
  ['resolve PAY-12', { kind: 'change', key: 'PAY-12', status: 'Done' }],
  ['finish PAY-12 please', { kind: 'change', key: 'PAY-12', status: 'Done' }],
  ['complete PAY-12', { kind: 'change', key: 'PAY-12', status: 'Done' }],
  ['begin PAY-12', { kind: 'change', key: 'PAY-12', status: 'In Progress' }],
  ['start working on PAY-12', { kind: 'change', key: 'PAY-12', status: 'In Progress' }],
  ['transition PAY-12 to In Review', { kind: 'change', key: 'PAY-12', status: 'In Review' }],
  ['set PAY-12 to blocked', { kind: 'change', key: 'PAY-12', status: 'Blocked' }],
  ['change PAY-12 status to done', { kind: 'change', key: 'PAY-12', status: 'Done' }],
  ['update the priority of PAY-12 to low', { kind: 'change', key: 'PAY-12', priority: 'Low' }],
  ['raise the priority of PAY-12 to highest', { kind: 'change', key: 'PAY-12', priority: 'Highest' }],
  ['bump PAY-12 to High', { kind: 'change', key: 'PAY-12', priority: 'High' }],
  ['make PAY-12 due tomorrow', { kind: 'change', key: 'PAY-12', dueDate: '2026-11-24' }],
  ['set due date of PAY-12 to 2026-12-24', { kind: 'change', key: 'PAY-12', dueDate: '2026-12-24' }],
  [
    'set the deadline for PAY-12 to the end of the month',
    { kind: 'change', key: 'PAY-12', dueDate: '2026-11-30' },
  ],
  ['push PAY-12 to next week', { kind: 'change', key: 'PAY-12', dueDate: '2026-12-04' }],
  ['move PAY-12 to Friday', { kind: 'change', key: 'PAY-12', dueDate: '2026-11-27' }],
  [
    'set the due date of PAY-12 to 3/4/2026',
    {
      kind: 'unknown',
      understood: 'you want to change PAY-12',
      missing: 'what to make of “the due date of … to 3/4/2026”',
    },
  ],
  [
    'set the due date of PAY-12 to someday',
    {
      kind: 'unknown',
      understood: 'you want to change PAY-12',
      missing: 'what to make of “the due date of … to someday”',
    },
  ],
  [
    'change the summary of PAY-12 to Better wording for errors',
    { kind: 'change', key: 'PAY-12', summary: 'Better wording for errors' },
  ],
  ['rename PAY-12 to Better wording', { kind: 'change', key: 'PAY-12', summary: 'Better wording' }],
  [
    'set the description of PAY-12 to "See the wiki."',
    { kind: 'change', key: 'PAY-12', description: 'See the wiki.' },
  ],
  ['tag PAY-12 with security', { kind: 'change', key: 'PAY-12', addLabels: ['security'] }],
  ['label PAY-12 as backend', { kind: 'change', key: 'PAY-12', addLabels: ['backend'] }],
  ['add the labels ui and docs to PAY-12', { kind: 'change', key: 'PAY-12', addLabels: ['ui', 'docs'] }],
  ['remove the due date from PAY-12', { kind: 'change', key: 'PAY-12', dueDate: null }],
  ['remove the assignee from PAY-12', { kind: 'change', key: 'PAY-12', assignee: 'nobody' }],
  [
    'move PAY-12 to In Progress and assign it to me',
    { kind: 'change', key: 'PAY-12', status: 'In Progress', assignee: 'me' },
  ],
  [
    'assign PAY-12 to Sam, set the due date to Friday',
    { kind: 'change', key: 'PAY-12', assignee: 'Sam', dueDate: '2026-11-27' },
  ],
  [
    'move PAY-12 to PAY',
    {
      kind: 'unknown',
      understood: 'you want to move PAY-12',
      missing:
        'what to make of “to PAY”; the statuses here are To Do, Backlog, In Progress, In Review, Blocked, Done',
    },
  ],
  [
    'never close PAY-12',
    { kind: 'unknown', understood: 'you do not want something to be done, so I did nothing' },
  ],
  [
    "please don't assign PAY-12 to Sam",
    { kind: 'unknown', understood: 'you do not want something to be done, so I did nothing' },
  ],
  [
    'do not move PAY-12',
    { kind: 'unknown', understood: 'you do not want something to be done, so I did nothing' },
  ],
  [
    'close it',
    { kind: 'unknown', understood: 'you want to close an issue', missing: 'which issue you mean' },
  ],
  ['close', { kind: 'unknown', understood: 'you want to close an issue', missing: 'which issue you mean' }],
  [
    'set the priority to high',
    { kind: 'unknown', understood: 'you want to change an issue', missing: 'which issue you mean' },
  ],
  [
    'comment: looks good',
    { kind: 'unknown', understood: 'you want to comment on an issue', missing: 'which issue you mean' },
  ],
  [
    'leave a comment on PAY-12 that says "Nearly there"',
    { kind: 'comment', key: 'PAY-12', body: 'Nearly there' },
  ],
  ['Add a note to PAY-12: call the client', { kind: 'comment', key: 'PAY-12', body: 'call the client' }],
  [
    'comment on PAY-12, we are blocked by the vendor',
    { kind: 'comment', key: 'PAY-12', body: 'we are blocked by the vendor' },
  ],
  ['tell PAY-12: done and dusted', { kind: 'comment', key: 'PAY-12', body: 'done and dusted' }],
  [
    'add a comment to PAY-12',
    { kind: 'unknown', understood: 'you want to comment on PAY-12', missing: 'what the comment should say' },
  ],
  ['PAY-12?', { kind: 'about', key: 'PAY-12', focus: 'everything' }],
  ['details of PAY-12', { kind: 'about', key: 'PAY-12', focus: 'everything' }],
  ['show me PAY-12', { kind: 'about', key: 'PAY-12', focus: 'everything' }],
  ['open PAY-12', { kind: 'about', key: 'PAY-12', focus: 'everything' }],
  ['https://site.atlassian.net/browse/PAY-12', { kind: 'about', key: 'PAY-12', focus: 'everything' }],
  ['describe PAY-12 please', { kind: 'about', key: 'PAY-12', focus: 'everything' }],
  ['who reported PAY-12?', { kind: 'about', key: 'PAY-12', focus: 'reporter' }],
  ["what's the status of PAY-12", { kind: 'about', key: 'PAY-12', focus: 'status' }],
  ['is PAY-12 still open?', { kind: 'about', key: 'PAY-12', focus: 'status' }],
  ["what's the priority of PAY-12?", { kind: 'about', key: 'PAY-12', focus: 'priority' }],
  ['PAY-12 status', { kind: 'about', key: 'PAY-12', focus: 'status' }],
  [
    'assign PAY-1 to the team',
    { kind: 'unknown', understood: 'you want to assign PAY-1', missing: 'what to make of “to the team”' },
  ],
  [
    'assign PAY-1 to Sam or Ana',
    { kind: 'unknown', understood: 'you want to assign PAY-1', missing: 'what to make of “to Sam or Ana”' },
  ],
  [
    'close PAY-1 unless Sam objects',
    {
      kind: 'unknown',
      understood: 'you want to close PAY-1',
      missing: 'what to make of “unless Sam objects”',
    },
  ],
  ['how do I close PAY-1', { kind: 'about', key: 'PAY-1', focus: 'everything' }],
  [
    'create a task for Sam, due Friday, to review the notes in Payments with high priority',
    {
      kind: 'create',
      type: 'Task',
      assignee: 'Sam',
      dueDate: '2026-11-27',
      priority: 'High',
      project: 'PAY',
      summary: 'Review the notes',
    },
  ],
  [
    'add a bug to the sprint',
    { kind: 'unknown', understood: 'you want to create a bug', missing: 'what its summary should be' },
  ],
  ['PAY-1 is mine', { kind: 'change', key: 'PAY-1', assignee: 'me' }],
  ['PAY-1 is done', { kind: 'change', key: 'PAY-1', status: 'Done' }],
  ['PAY-1 is urgent', { kind: 'change', key: 'PAY-1', priority: 'Highest' }],
  ['PAY-1 due tomorrow', { kind: 'change', key: 'PAY-1', dueDate: '2026-11-24' }],
  ['PAY-1 should be high priority', { kind: 'change', key: 'PAY-1', priority: 'High' }],
  ['I want PAY-1 to be assigned to me', { kind: 'change', key: 'PAY-1', assignee: 'me' }],
  [
    'set PAY-1 to high, due Friday and assign it to me',
    { kind: 'change', key: 'PAY-1', priority: 'High', dueDate: '2026-11-27', assignee: 'me' },
  ],
  ['pls asign pay-1 too me', { kind: 'change', key: 'PAY-1', assignee: 'me' }],
  [
    'update the description of PAY-1 to: Steps follow',
    { kind: 'change', key: 'PAY-1', description: 'Steps follow' },
  ],
  [
    'I need a new task in PAY for Sam to update the runbook by next Wednesday with label runbook',
    {
      kind: 'create',
      type: 'Task',
      project: 'PAY',
      assignee: 'Sam',
      labels: ['runbook'],
      dueDate: '2026-12-02',
      summary: 'Update the runbook',
    },
  ],
  ['link PAY-1 to PAY-2', { kind: 'link', key: 'PAY-1', other: 'PAY-2' }],
  ['log 2 hours on PAY-1', { kind: 'worklog', key: 'PAY-1', minutes: 120 }],
  ['watch PAY-1', { kind: 'follow', key: 'PAY-1', watch: true }],
  ['undo that', { kind: 'undo' }],
  ['which projects are there?', { kind: 'names', of: 'projects' }],
  ['what statuses are there', { kind: 'names', of: 'statuses' }],
  ['this is useless', { kind: 'complaint' }],
  ['never mind', { kind: 'dismissal' }],
  ['yes', { kind: 'agreement' }],
  ["Thanks, that's all", { kind: 'thanks' }],
  [
    'assign PAY-1 and PAY-2 to Sam',
    { kind: 'changes', changes: [{ issues: { keys: ['PAY-1', 'PAY-2'] }, change: { assignee: 'Sam' } }] },
  ],
  ['is PAY-1 done?', { kind: 'about', key: 'PAY-1', focus: 'status' }],
  [
    'set due date of PAY-1 to 15 december and add label batteries',
    { kind: 'change', key: 'PAY-1', dueDate: '2026-12-15', addLabels: ['batteries'] },
  ],
  [
    'add subtask to PAY-1: write tests',
    { kind: 'create', type: 'Sub-task', parent: 'PAY-1', summary: 'Write tests' },
  ],
  ['can you close PAY-1 for me?', { kind: 'change', key: 'PAY-1', status: 'Done' }],
  [
    'add "we ship on Friday" as a comment to PAY-1',
    { kind: 'comment', key: 'PAY-1', body: 'we ship on Friday' },
  ],
  [
    'create a task in Marmalade: "Boil oranges"',
    { kind: 'create', type: 'Task', project: 'Marmalade', summary: 'Boil oranges' },
  ],
  [
    'create a bug in project Night Shift: lamps are out, high priority',
    { kind: 'create', type: 'Bug', project: 'Night Shift', priority: 'High', summary: 'Lamps are out' },
  ],
  [
    'create a task: in the harbour the lamps are out',
    { kind: 'create', type: 'Task', summary: 'In the harbour the lamps are out' },
  ],
];

it.each(table)('%s', (sentence, intent) => {
  expect(withoutExamples(interpret(sentence, situation))).toEqual(intent);
});
