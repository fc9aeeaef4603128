import { expect, it } from 'vitest';
import { interpret } from '../index.ts';
import { situation } from '../test-site.ts';

it.each([
  ['plan my day', { kind: 'job', job: 'my-day' }],
  ['How does my day look?', { kind: 'job', job: 'my-day' }],
  ['write my stand-up, please', { kind: 'job', job: 'standup' }],
  ['give me the sprint report', { kind: 'job', job: 'sprint-report' }],
  ['sprint report for Payments', { kind: 'job', job: 'sprint-report', argument: 'Payments' }],
  ['how is the sprint going?', { kind: 'job', job: 'sprint-report' }],
  ['how are we doing in the sprint?', { kind: 'job', job: 'sprint-report' }],
  ['will we finish the sprint?', { kind: 'job', job: 'sprint-report' }],
  ['what needs my attention?', { kind: 'job', job: 'my-day' }],
  ["what's everyone working on?", { kind: 'job', job: 'workload' }],
  ['who has nothing to do?', { kind: 'job', job: 'workload' }],
  ['write release notes for 4.9', { kind: 'job', job: 'release-notes', argument: '4.9' }],
  ['release notes Beta 1', { kind: 'job', job: 'release-notes', argument: 'Beta 1' }],
  ['release notes for version 4.9 in PAY', { kind: 'job', job: 'release-notes', argument: '4.9 in PAY' }],
  ['triage the new bugs in WEB', { kind: 'job', job: 'triage', argument: 'WEB' }],
  ['which issues are stale?', { kind: 'job', job: 'stale' }],
  ['show me the workload of Payments', { kind: 'job', job: 'workload', argument: 'Payments' }],
  ['who is overloaded?', { kind: 'job', job: 'workload' }],
])('%s', (sentence, intent) => {
  expect(interpret(sentence, situation)).toEqual(intent);
});

it.each([
  'create a task to write the release notes',
  'create a bug: triage is broken',
  'comment on PAY-1: stand-up at ten',
  'show my open issues',
])('%s is no report', (sentence) => {
  expect(interpret(sentence, situation).kind).not.toBe('job');
});
