import { readIssuesOutputSchema } from '@sidelight/contract';
import { expect, it } from 'vitest';
import { withReadIssues } from './stored-readings.ts';

const at = '2026-11-20T10:00:00.000Z';
const comment = { id: '7', author: null, body: 'Seen', created: at, updated: at };
const issue = {
  key: 'PAY-1',
  url: 'https://site.example/browse/PAY-1',
  summary: 'The lamp is out',
  type: 'Bug',
  status: { id: '1', name: 'Done', category: 'done' },
  priority: null,
  assignee: null,
  dueDate: null,
  updated: at,
  project: { id: '1', key: 'PAY', name: 'Payments', avatarUrl: null },
  description: 'Dark.',
  reporter: null,
  labels: [],
  resolution: null,
  parent: null,
  subtasks: [],
  created: at,
  comments: { total: 23, items: [comment] },
  history: [{ at, author: null, field: 'status', from: 'To Do', to: 'Done' }],
};

it('reads what the tool of old answered as the one of today would', () => {
  const part = {
    type: 'tool-get_issue',
    toolCallId: 'c',
    state: 'output-available',
    input: { key: 'PAY-1' },
  };
  const message = {
    id: 'm',
    role: 'assistant',
    parts: [
      { type: 'text', text: 'Hm.' },
      { ...part, output: issue },
    ],
  };
  const today = withReadIssues(message);
  expect(today).toMatchObject({
    id: 'm',
    parts: [
      { type: 'text', text: 'Hm.' },
      { type: 'tool-read_issues', toolCallId: 'c', input: { keys: ['PAY-1'] } },
    ],
  });
  const { parts } = today as { parts: { output: unknown }[] };
  const [read] = readIssuesOutputSchema.parse(parts[1]?.output).issues;
  expect(read?.comments).toEqual({ total: 23, first: 23, last: 23, items: [comment] });
  expect(read?.history).toMatchObject({ total: 1, first: 1, last: 1 });
});

it.each([
  {
    type: 'tool-get_issue',
    toolCallId: 'c',
    state: 'output-error',
    input: { key: 'PAY-1' },
    errorText: 'Gone',
  },
  { type: 'tool-get_issue', toolCallId: 'c', state: 'output-available', output: { no: 'issue' } },
])('keeps the rest of it as it is', ({ type: _, input, ...rest }) => {
  const parts = [{ type: 'tool-get_issue', ...(input === undefined ? {} : { input }), ...rest }];
  expect(withReadIssues({ parts })).toEqual({
    parts: [
      { type: 'tool-read_issues', ...(input === undefined ? {} : { input: { keys: [input.key] } }), ...rest },
    ],
  });
});

it('leaves what is no message alone', () => expect(withReadIssues('?')).toBe('?'));
