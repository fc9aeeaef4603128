import { expect, it } from 'vitest';
import { interpret, readTimesheet } from '../index.ts';
import { situation } from '../test-site.ts';

const today = '2026-11-23';
const week = { from: '2026-11-23', to: '2026-11-29' };
const lastWeek = { from: '2026-11-16', to: '2026-11-22' };

it.each([
  ['what did I log this week?', { period: week }],
  ['how many hours did I log today?', { period: { from: today, to: today } }],
  ['What did Zoë log last week?', { person: 'Zoë', period: lastWeek }],
  [
    'how much time did Zoë Lindqvist log in November?',
    { person: 'Zoë Lindqvist', period: { from: '2026-11-01', to: '2026-11-30' } },
  ],
  ['show my worklogs of this week', { period: week }],
  ['my timesheet', {}],
  ['timesheet of Zoë for last week', { person: 'Zoë', period: lastWeek }],
  ["Zoë's timesheet for last week, please", { person: 'Zoë', period: lastWeek }],
  ['time logged by Zoë yesterday', { person: 'Zoë', period: { from: '2026-11-22', to: '2026-11-22' } }],
  ['how much time did Zoë log on PAY-12?', { person: 'Zoë', key: 'PAY-12' }],
  ['show my worklogs since Friday', { period: { from: '2026-11-20' } }],
])('%s', (sentence, asked) => {
  const intent = interpret(sentence, situation);
  expect(intent).toMatchObject({ kind: 'job', job: 'timesheet' });
  const { argument = '' } = intent.kind === 'job' ? intent : {};
  expect(readTimesheet(argument, today)).toEqual(asked);
});

it.each([
  ['how much time was logged on PAY-12 and by whom?', 'about'],
  ['who logged time on PAY-12?', 'about'],
  ['show the worklogs of PAY-12', 'about'],
  ['log 2h on PAY-12', 'worklog'],
  ['what did I do this week?', 'search'],
])('%s is none', (sentence, kind) => {
  const intent = interpret(sentence, situation);
  expect(intent).not.toMatchObject({ job: 'timesheet' });
  if (kind !== 'search') expect(intent.kind).toBe(kind);
});

it.each([
  ['Zoë, last week', { person: 'Zoë', period: lastWeek }],
  ['last week', { period: lastWeek }],
  ['me from 2026-11-02 to 2026-11-06', { period: { from: '2026-11-02', to: '2026-11-06' } }],
  ['', {}],
  ['whatever it takes to ship', undefined],
])('what is said after the command: %s', (text, asked) => {
  expect(readTimesheet(text, today)).toEqual(asked);
});
