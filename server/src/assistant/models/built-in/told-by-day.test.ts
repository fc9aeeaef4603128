import type { ReadIssue } from '@sidelight/contract';
import { describe, expect, it } from 'vitest';
import { issueAnswer } from './issue-answer.ts';

const ada = { accountId: 'a', displayName: 'Ada', email: null, avatarUrl: null };
const page = <Item>(item: Item) => ({ total: 1, first: 1, last: 1, items: [item] });
/** Everything of it was done at one moment. */
const issueAt = (time: string): ReadIssue => ({
  key: 'PAY-1',
  url: 'https://acme.example/browse/PAY-1',
  summary: 'Ropes',
  type: 'Task',
  status: { id: '1', name: 'To Do', category: 'new' },
  priority: null,
  assignee: null,
  dueDate: null,
  updated: time,
  created: time,
  project: { id: '1', key: 'PAY', name: 'Payments', avatarUrl: null },
  reporter: ada,
  labels: [],
  resolution: null,
  components: [],
  fixVersions: [],
  parent: null,
  comments: page({ id: '1', author: ada, created: time, updated: time, body: 'Seen' }),
  history: page({ id: '1', author: ada, at: time, field: 'status', from: 'To Do', to: 'Done' }),
  worklogs: page({ id: '1', author: ada, started: time, minutes: 60, comment: '' }),
  attachments: [{ id: '1', fileName: 'a.txt', size: 1, mimeType: 'text/plain', author: ada, created: time }],
});

const focuses = [
  'reporter',
  'status',
  'comments',
  'commenters',
  'history',
  'worklogs',
  'attachments',
  'everything',
] as const;

describe.each([
  ['2026-11-23T23:30:00.000Z', 'Europe/Berlin', '24 Nov 2026'],
  ['2026-11-24T02:30:00.000Z', 'America/Los_Angeles', '23 Nov 2026'],
  ['2026-11-23T23:30:00.000Z', 'UTC', '23 Nov 2026'],
])('at %s in %s', (time, timeZone, day) => {
  it.each(focuses)('dates %s where the person is', (focus) => {
    const answer = issueAnswer(issueAt(time), { focus }, { today: '2026-11-25', timeZone });
    expect(answer).toContain(day);
    expect(answer.match(/\d+ Nov 2026/g)?.filter((each) => each !== day)).toEqual([]);
  });

  it.each(['comments', 'commenters', 'history', 'worklogs'] as const)(
    'shows by day what it found on that day: %s',
    (focus) => {
      const from = timeZone === 'Europe/Berlin' ? '2026-11-24' : '2026-11-23';
      const during = { from, to: from };
      const answer = issueAnswer(issueAt(time), { focus, during }, { today: '2026-11-25', timeZone });
      expect(answer.match(/\d+ Nov 2026/g)?.filter((each) => each !== day)).toEqual([]);
      expect(answer).toContain(`on ${day}`);
    },
  );
});
