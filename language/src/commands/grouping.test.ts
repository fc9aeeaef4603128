import { expect, it } from 'vitest';
import { interpret } from '../index.ts';
import { situation } from '../test-site.ts';

const grouped = (groupBy: string | string[], criteria: object, sum?: string) => ({
  kind: 'search',
  countOnly: false,
  groupBy: [groupBy].flat(),
  criteria,
  ...(sum === undefined ? {} : { sum }),
});

it.each([
  ['how many issues per status in PAY?', grouped('status', { projects: ['PAY'] })],
  [
    'how many open bugs are there by assignee',
    grouped('assignee', { types: ['Bug'], statusCategory: 'open' }),
  ],
  ['who has the most open bugs?', grouped('assignee', { types: ['Bug'], statusCategory: 'open' })],
  ['who has the most overdue issues in Payments', grouped('assignee', { overdue: true, projects: ['PAY'] })],
  ['which project has the most open bugs?', grouped('project', { types: ['Bug'], statusCategory: 'open' })],
  ['who reported the most bugs in WEB?', grouped('reporter', { types: ['Bug'], projects: ['WEB'] })],
  [
    'open issues in PAY grouped by priority',
    grouped('priority', { projects: ['PAY'], statusCategory: 'open' }),
  ],
  ['count my open issues for each project', grouped('project', { assignee: 'me', statusCategory: 'open' })],
  ['number of bugs per type', grouped('type', { types: ['Bug'] })],
  ['bugs per component in PAY', grouped('component', { types: ['Bug'], projects: ['PAY'] })],
  ['open issues per label', grouped('label', { statusCategory: 'open' })],
  ['issues per fix version in Payments', grouped('fix version', { projects: ['PAY'] })],
  ['how many bugs per severity?', grouped('Severity', { types: ['Bug'] })],
  [
    'open issues per person and status in PAY',
    grouped(['assignee', 'status'], { statusCategory: 'open', projects: ['PAY'] }),
  ],
  ['issues in PAY by status', grouped('status', { projects: ['PAY'] })],
  [
    'show bugs in PAY by status and assignee',
    grouped(['status', 'assignee'], { projects: ['PAY'], types: ['Bug'] }),
  ],
  ['open issues by priority and type', grouped(['priority', 'type'], { statusCategory: 'open' })],
  ['bugs by month', grouped('created month', { types: ['Bug'] })],
  ['bugs created per month in PAY', grouped('created month', { types: ['Bug'], projects: ['PAY'] })],
  [
    'story points per person in the current sprint',
    grouped('assignee', { inOpenSprint: true }, 'story points'),
  ],
  [
    'how many story points are there per status in PAY?',
    grouped('status', { projects: ['PAY'] }, 'story points'),
  ],
  ['time spent per person in WEB', grouped('assignee', { projects: ['WEB'] }, 'time spent')],
  [
    'who has the most story points in the current sprint?',
    grouped('assignee', { inOpenSprint: true }, 'story points'),
  ],
])('%s', (sentence, intent) => {
  expect(interpret(sentence, situation)).toEqual(intent);
});

it.each([
  'show open bugs by priority',
  'bugs by due date',
  'issues reported by Sam',
  'issues in PAY ordered by assignee',
  'close PAY-1 by status',
  'assign the open bugs by component to Sam',
  'list my issues sorted by status',
  'who has PAY-12?',
  'close PAY-1 for each project',
])('%s groups nothing', (sentence) => {
  expect(interpret(sentence, situation)).not.toHaveProperty('groupBy');
});

it.each([
  ['how many story points are in the current sprint?', 'story points', { inOpenSprint: true }],
  [
    'total story points of the open bugs in PAY',
    'story points',
    { types: ['Bug'], statusCategory: 'open', projects: ['PAY'] },
  ],
])('%s', (sentence, sum, criteria) => {
  expect(interpret(sentence, situation)).toEqual({ kind: 'search', countOnly: false, sum, criteria });
});
