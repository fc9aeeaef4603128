import { expect, it } from 'vitest';
import { interpret } from '../index.ts';
import { situation } from '../test-site.ts';

it.each([
  ['which versions does PAY have?', { of: 'version', project: 'PAY' }],
  ['which sprints are open in PAY?', { of: 'sprint', project: 'PAY' }],
  ['list the components of Payments', { of: 'component', project: 'PAY' }],
  ['who can be assigned in Payments?', { of: 'person', project: 'PAY' }],
  ['which boards are there?', { of: 'board' }],
  ['what fields are there in WEB?', { of: 'field', project: 'WEB' }],
  ['which link types are there?', { of: 'link type' }],
  ['which statuses does OPS have?', { of: 'status', project: 'OPS' }],
])('%s', (sentence, intent) => {
  expect(interpret(sentence, situation)).toEqual({ kind: 'look-up', ...intent });
});

it('takes the project that was spoken of', () => {
  const context = { lastProject: 'WEB' };
  expect(interpret('which versions are there?', { ...situation, context })).toMatchObject({ project: 'WEB' });
});

it.each(['which statuses are there?', 'which projects are there?'])('%s needs no look', (sentence) => {
  expect(interpret(sentence, situation).kind).toBe('names');
});
