import { expect, it } from 'vitest';
import { interpret } from '../index.ts';
import { situation } from '../test-site.ts';

const week = { from: '2026-11-23', to: '2026-11-29' };

it.each([
  ['who commented on PAY-3?', { key: 'PAY-3', focus: 'commenters' }],
  ['who commented on PAY-3 this week?', { key: 'PAY-3', focus: 'commenters', during: week }],
  ['what changed on PAY-3 this week?', { key: 'PAY-3', focus: 'history', during: week }],
  [
    'what happened on PAY-3 since Friday?',
    { key: 'PAY-3', focus: 'history', during: { from: '2026-11-20' } },
  ],
  ['show me the worklogs of PAY-3', { key: 'PAY-3', focus: 'worklogs' }],
  ['who logged work on PAY-3?', { key: 'PAY-3', focus: 'worklogs' }],
  ['how much time was spent on PAY-3?', { key: 'PAY-3', focus: 'worklogs' }],
  ['what are the links of PAY-3?', { key: 'PAY-3', focus: 'links' }],
  ['attachments of PAY-3 and who added them', { key: 'PAY-3', focus: 'attachments' }],
  ['what is PAY-3 about?', { key: 'PAY-3', focus: 'everything' }],
])('%s', (sentence, about) => {
  expect(interpret(sentence, situation)).toEqual({ kind: 'about', ...about });
});

it('reads the days also where the page says which issue', () => {
  const context = { pageIssueKey: 'WEB-9' };
  expect(interpret('what changed on this issue this week?', { ...situation, context })).toEqual({
    kind: 'about',
    key: 'WEB-9',
    focus: 'history',
    during: week,
  });
});
