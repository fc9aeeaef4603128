import { expect, it } from 'vitest';
import { interpret } from '../index.ts';
import { situation } from '../test-site.ts';

it.each([
  [
    'create two bugs in PAY in the current sprint: export is empty; footer overlaps',
    ['Export is empty', 'Footer overlaps'].map((summary) => ({
      type: 'Bug',
      project: 'PAY',
      sprint: 'current',
      summary,
    })),
  ],
  [
    'create an epic Checkout with stories Cart and Receipt in the next sprint',
    [
      { type: 'Epic', summary: 'Checkout' },
      ...['Cart', 'Receipt'].map((summary) => ({ type: 'Story', parent: '#1', sprint: 'next', summary })),
    ],
  ],
  [
    'split PAY-3 into sub-tasks: design, build, test',
    ['Design', 'Build', 'Test'].map((summary) => ({ type: 'Sub-task', parent: 'PAY-3', summary })),
  ],
  [
    'please break PAY-3 down into sub-tasks design, build and test the thing',
    ['Design', 'Build', 'Test the thing'].map((summary) => ({ type: 'Sub-task', parent: 'PAY-3', summary })),
  ],
  [
    'create an epic Checkout with stories Cart, Payment and Receipt',
    [
      { type: 'Epic', summary: 'Checkout' },
      ...['Cart', 'Payment', 'Receipt'].map((summary) => ({ type: 'Story', parent: '#1', summary })),
    ],
  ],
  [
    'create an epic Checkout with stories Cart and Receipt in PAY',
    [
      { type: 'Epic', project: 'PAY', summary: 'Checkout' },
      ...['Cart', 'Receipt'].map((summary) => ({ type: 'Story', project: 'PAY', parent: '#1', summary })),
    ],
  ],
  [
    'create an epic in PAY: "Rebuild the pier" with stories: "Drive the piles, all of them"; "Lay the deck"',
    [
      { type: 'Epic', project: 'PAY', summary: 'Rebuild the pier' },
      { type: 'Story', project: 'PAY', parent: '#1', summary: 'Drive the piles, all of them' },
      { type: 'Story', project: 'PAY', parent: '#1', summary: 'Lay the deck' },
    ],
  ],
  [
    'create three bugs in PAY: export is empty; login loops for Sam; footer overlaps, high priority',
    [
      { type: 'Bug', project: 'PAY', summary: 'Export is empty' },
      { type: 'Bug', project: 'PAY', summary: 'Login loops', assignee: 'Sam' },
      { type: 'Bug', project: 'PAY', summary: 'Footer overlaps', priority: 'High' },
    ],
  ],
  [
    'create two tasks in PAY: "Polish the bollards" and "Count the fenders"',
    ['Polish the bollards', 'Count the fenders'].map((summary) => ({
      type: 'Task',
      project: 'PAY',
      summary,
    })),
  ],
  [
    'add these tasks in PAY:\n- Order the paint\n  - Choose the colour\n  - Call the shop\n- Book the crane',
    [
      { type: 'Task', project: 'PAY', summary: 'Order the paint' },
      { project: 'PAY', parent: '#1', summary: 'Choose the colour' },
      { project: 'PAY', parent: '#1', summary: 'Call the shop' },
      { type: 'Task', project: 'PAY', summary: 'Book the crane' },
    ],
  ],
])('%s', (sentence, issues) => {
  expect(interpret(sentence, situation)).toEqual({ kind: 'creates', issues });
});

it('asks where a count and a list do not agree', () => {
  const intent = interpret('create three bugs in PAY: export is empty, login loops', situation);
  expect(intent).toMatchObject({ kind: 'unknown', missing: expect.stringContaining('which 3 you mean') });
});

it.each([
  'open bugs in Payments',
  'show new tasks',
  'new issues in PAY',
  'split PAY-3',
  'create a bug: buttons and links are grey',
])('%s creates no list', (sentence) => {
  expect(interpret(sentence, situation).kind).not.toBe('creates');
});
