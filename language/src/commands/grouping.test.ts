import { expect, it } from 'vitest';
import { interpret } from '../index.ts';
import { situation } from '../test-site.ts';

const grouped = (groupBy: string, criteria: object) => ({
  kind: 'search',
  countOnly: false,
  groupBy,
  criteria,
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
])('%s', (sentence, intent) => {
  expect(interpret(sentence, situation)).toEqual(intent);
});

it.each([
  'show open bugs by priority',
  'list my issues sorted by status',
  'who has PAY-12?',
  'close PAY-1 for each project',
])('%s groups nothing', (sentence) => {
  expect(interpret(sentence, situation)).not.toHaveProperty('groupBy');
});
