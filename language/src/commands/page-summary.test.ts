import { describe, expect, it } from 'vitest';
import { interpret } from '../index.ts';
import { situation } from '../test-site.ts';

const on = (pageShows: 'board' | 'list' | 'project', more: object = {}) => ({
  ...situation,
  context: { pageShows, ...more },
});
const search = (criteria: object, more: object = {}) => ({
  kind: 'search',
  countOnly: false,
  criteria,
  ...more,
});

describe('on a board', () => {
  it.each([
    ['what is in this sprint?', { inOpenSprint: true, onPage: true }],
    ["what's blocked on this board?", { statuses: ['Blocked'], onPage: true }],
    ['show the open bugs on this board', { types: ['Bug'], statusCategory: 'open', onPage: true }],
    ['my issues in the current sprint', { assignee: 'me', inOpenSprint: true, onPage: true }],
    ['bugs in the current sprint in Payments', { types: ['Bug'], inOpenSprint: true, projects: ['PAY'] }],
  ])('%s', (sentence, criteria) => {
    expect(interpret(sentence, on('board'))).toEqual(search(criteria));
  });

  it('adds up what the sprint of the board holds', () => {
    expect(interpret('story points per person in this sprint', on('board'))).toEqual(
      search({ inOpenSprint: true, onPage: true }, { groupBy: ['assignee'], sum: 'story points' }),
    );
  });
});

it.each([
  ['summarise these issues', 'list'],
  ['what is on this board?', 'board'],
  ['summarize this page', 'project'],
] as const)('%s (%s)', (sentence, page) => {
  expect(interpret(sentence, on(page))).toEqual(search({ onPage: true }, { limit: 20 }));
});

it('means what was listed before, and the issue that is open', () => {
  const listed = interpret('summarise these issues', on('board', { lastIssues: ['PAY-1', 'PAY-2'] }));
  expect(listed).not.toMatchObject({ criteria: { onPage: true } });
  expect(interpret('summarise this issue', on('board', { pageIssueKey: 'PAY-7' }))).toMatchObject({
    kind: 'about',
    key: 'PAY-7',
  });
});

it.each(['what is on this board?', 'open bugs on this board'])(
  '%s means nothing without a page',
  (sentence) => {
    expect(interpret(sentence, situation)).not.toMatchObject({ criteria: { onPage: true } });
  },
);
