import { expect, it } from 'vitest';
import { interpret } from '../index.ts';
import { situation } from '../test-site.ts';

it.each([
  [
    'list my open issues with due date and priority',
    { assignee: 'me', statusCategory: 'open' },
    ['due date', 'priority'],
  ],
  [
    'show bugs in PAY with story points, sprint and reporter',
    { types: ['Bug'], projects: ['PAY'] },
    ['story points', 'sprint', 'reporter'],
  ],
  ['list the issues in WEB showing severity', { projects: ['WEB'] }, ['Severity']],
])('%s', (sentence, criteria, fields) => {
  expect(interpret(sentence, situation)).toEqual({ kind: 'search', criteria, countOnly: false, fields });
});

it.each([
  ['show them with reporter and labels', ['reporter', 'label']],
  ['also show the sprint', ['sprint']],
])('after a list: %s', (sentence, fields) => {
  const lastSearch = { projects: ['PAY'] };
  expect(interpret(sentence, { ...situation, context: { lastSearch } })).toEqual({
    kind: 'search',
    criteria: lastSearch,
    countOnly: false,
    fields,
  });
});

it.each(['bugs with high priority', 'issues with label checkout', 'show issues without due date'])(
  '%s has no columns',
  (sentence) => {
    expect(interpret(sentence, situation)).not.toHaveProperty('fields');
  },
);
