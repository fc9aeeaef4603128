import {
  changeIssueInputSchema,
  commentInputSchema,
  createIssuesInputSchema,
  type IssueSummary,
  type ReadIssue,
  readIssuesInputSchema,
  type SearchIssuesOutput,
  searchIssuesInputSchema,
  type WriteOutput,
} from '@sidelight/contract';
import type { ConversationContext } from '@sidelight/language';
import { isStepCount, type ModelMessage, streamText, tool } from 'ai';
import { describe, expect, it } from 'vitest';
import { createBuiltInModel } from './built-in-model.ts';

const summary: IssueSummary = {
  key: 'PAY-1',
  url: 'https://site.example/browse/PAY-1',
  summary: 'Login <img src=x> *fails*',
  type: 'Bug',
  status: { id: '1', name: 'In Progress', category: 'indeterminate' },
  priority: 'High',
  assignee: { accountId: 'a', displayName: 'Sam Lee', email: null, avatarUrl: null },
  dueDate: '2026-11-27',
  updated: '2026-11-20T10:00:00.000Z',
};
const issue: ReadIssue = {
  ...summary,
  project: { id: '1', key: 'PAY', name: 'Payments', avatarUrl: null },
  description:
    '# Steps\n\nOpen the page. ![pixel](https://evil.example/x.png) <script>alert(1)</script> See [here](javascript:alert(1)).',
  reporter: null,
  labels: ['web'],
  components: [],
  fixVersions: [],
  resolution: null,
  parent: null,
  subtasks: [],
  created: '2026-11-01T10:00:00.000Z',
  comments: {
    total: 1,
    first: 1,
    last: 1,
    items: [
      {
        id: '1',
        author: null,
        body: 'Seen **again**',
        created: '2026-11-19T10:00:00.000Z',
        updated: '2026-11-19T10:00:00.000Z',
      },
    ],
  },
  history: { total: 0, first: 0, last: 0, items: [] },
};
const found: SearchIssuesOutput = {
  jql: 'project = "PAY"',
  jqlUrl: 'https://site.example/issues/?jql=x',
  total: 42,
  issues: [summary, { ...summary, key: 'PAY-2', url: 'https://site.example/browse/PAY-2', assignee: null }],
  nextPageToken: 'next',
};
const written: WriteOutput = { issue: summary, done: 'Moved PAY-1 to Done.', ignoredFields: ['Due date'] };

interface Run {
  readonly calls: { toolName: string; input: unknown }[];
  readonly text: string;
  readonly messages: ModelMessage[];
}

/** One turn through the SDK's own loop, with tools that answer with the data above. */
async function turn(
  messages: ModelMessage[],
  options: { context?: ConversationContext; fail?: string; count?: number; approve?: boolean } = {},
): Promise<Run> {
  let id = messages.length * 100;
  const model = createBuiltInModel({
    now: Date.UTC(2026, 10, 23, 12),
    timeZone: 'Europe/Berlin',
    newId: () => `call-${++id}`,
    context: options.context ?? {},
    vocabulary: {
      projects: [{ key: 'PAY', name: 'Payments' }],
      types: ['Task', 'Bug'],
      statuses: [{ name: 'In Progress', category: 'indeterminate' }],
      priorities: ['High', 'Low'],
    },
  });
  const write = async () => {
    if (options.fail !== undefined) throw new Error(options.fail);
    return written;
  };
  const result = streamText({
    model,
    messages,
    stopWhen: isStepCount(4),
    toolApproval: ({ toolCall }) =>
      options.approve === false && toolCall.toolName === 'change_issue' ? 'user-approval' : 'not-applicable',
    tools: {
      search_issues: tool({
        inputSchema: searchIssuesInputSchema,
        execute: async ({ countOnly }) =>
          countOnly ? { ...found, issues: [], total: options.count ?? 17, nextPageToken: null } : found,
      }),
      read_issues: tool({
        inputSchema: readIssuesInputSchema,
        execute: async () => ({ issues: [issue], missing: [] }),
      }),
      create_issues: tool({ inputSchema: createIssuesInputSchema, execute: write }),
      change_issue: tool({ inputSchema: changeIssueInputSchema, execute: write }),
      comment: tool({ inputSchema: commentInputSchema, execute: write }),
    },
  });
  const calls: Run['calls'] = [];
  let text = '';
  for await (const part of result.stream) {
    if (part.type === 'tool-call') calls.push({ toolName: part.toolName, input: part.input });
    if (part.type === 'text-delta') text += part.text;
    if (part.type === 'error') throw part.error;
  }
  return { calls, text, messages: [...messages, ...(await result.responseMessages)] };
}

const ask = (text: string, options?: Parameters<typeof turn>[1]) =>
  turn([{ role: 'user', content: text }], options);

describe('createBuiltInModel', () => {
  it('searches, lists with links, says how many there are in all and which JQL was run', async () => {
    const { calls, text } = await ask('show my open issues');
    expect(calls).toEqual([
      { toolName: 'search_issues', input: { criteria: { assignee: 'me', statusCategory: 'open' } } },
    ]);
    expect(text).toContain('There are 42 open issues assigned to you. Showing 2 of 42.');
    expect(text).toContain(
      '- [PAY-1](https://site.example/browse/PAY-1) Login \\<img src=x\\> \\*fails\\* · In Progress · Sam Lee · due 27 Nov 2026',
    );
    expect(text).toContain('JQL: `project = "PAY"`');
  });

  it('counts without asking for the issues', async () => {
    const { calls, text } = await ask('How many bugs are open in Payments?');
    expect(calls[0]?.input).toEqual({
      criteria: { projects: ['PAY'], statusCategory: 'open', types: ['Bug'] },
      countOnly: true,
    });
    expect(text).toContain('There are 17 open bugs in Payments.');
  });

  it('says one and none in words that fit', async () => {
    expect((await ask('How many bugs are open in Payments?', { count: 1 })).text).toContain(
      'There is 1 open bug in Payments.',
    );
    expect((await ask('How many bugs are open in Payments?', { count: 0 })).text).toContain(
      'There are no open bugs in Payments.',
    );
  });

  it('sums up an issue without images, raw HTML or unsafe links', async () => {
    const { calls, text } = await ask('summarise this issue', { context: { pageIssueKey: 'PAY-1' } });
    expect(calls).toEqual([{ toolName: 'read_issues', input: { keys: ['PAY-1'] } }]);
    expect(text).toBe(
      [
        '[PAY-1](https://site.example/browse/PAY-1) is a high-priority bug in Payments: **Login \\<img src=x\\> \\*fails\\***. Its description says: “Open the page. pixel \\<script\\>alert(1)\\</script\\> See here.”',
        'It is **In Progress**, assigned to Sam Lee and due on 27 Nov 2026.',
        'The only comment, by somebody on 19 Nov 2026: “Seen again”',
      ].join('\n\n'),
    );
    expect(text).not.toMatch(/!\[|(?<!\\)<|evil\.example|javascript:/);
  });

  it('answers only what was asked about an issue', async () => {
    expect((await ask('who is working on PAY-1?')).text).toBe(
      '[PAY-1](https://site.example/browse/PAY-1) is assigned to Sam Lee; its status is In Progress.',
    );
  });

  it('says what a write did and what Jira ignored', async () => {
    const { calls, text } = await ask('move PAY-1 to In Progress');
    expect(calls).toEqual([{ toolName: 'change_issue', input: { key: 'PAY-1', status: 'In Progress' } }]);
    expect(text).toBe(
      'Moved [PAY-1](https://site.example/browse/PAY-1) to Done.\n\nJira accepted it but did not change: Due date.',
    );
  });

  it('says that nothing was changed after a refusal', async () => {
    const asked = await ask('move PAY-1 to In Progress', { approve: false });
    const requests = asked.messages.flatMap((message) =>
      message.role === 'assistant' && typeof message.content !== 'string'
        ? message.content.filter((part) => part.type === 'tool-approval-request')
        : [],
    );
    expect(requests).toHaveLength(1);
    expect(asked.text).toBe('');
    const refused = await turn(
      [
        ...asked.messages,
        {
          role: 'tool',
          content: [
            { type: 'tool-approval-response', approvalId: requests[0]?.approvalId ?? '', approved: false },
          ],
        },
      ],
      { approve: false },
    );
    expect(refused.calls).toEqual([]);
    expect(refused.text).toBe('Nothing was changed.');
  });

  it('passes on the sentence of a failed tool', async () => {
    const { text } = await ask('comment on PAY-1: hello', { fail: 'Jira has no such issue.' });
    expect(text).toBe('Jira has no such issue.');
  });

  it('knows from earlier results which issue is meant', async () => {
    const first = await ask('show my open issues');
    const second = await turn([...first.messages, { role: 'user', content: 'assign the second to Sam' }]);
    expect(second.calls).toEqual([{ toolName: 'change_issue', input: { key: 'PAY-2', assignee: 'Sam' } }]);
    const third = await turn([...first.messages, { role: 'user', content: 'only the overdue ones' }]);
    expect(third.calls[0]?.input).toEqual({
      criteria: { assignee: 'me', statusCategory: 'open', overdue: true },
    });
  });

  it('goes on with the list where it ended', async () => {
    const first = await ask('show my open issues');
    const second = await turn([...first.messages, { role: 'user', content: 'show more' }]);
    expect(second.calls[0]?.input).toEqual({
      criteria: { assignee: 'me', statusCategory: 'open' },
      pageToken: 'next',
    });
    expect(second.text).toContain('Showing 3 to 4 of 42.');
    expect((await ask('show more')).text).toBe('There is no list to go on with. Ask for some issues first.');
    const counted = await ask('how many bugs are open?');
    const none = await turn([...counted.messages, { role: 'user', content: 'show more' }]);
    expect(none.text).toBe('Nothing of it has been listed yet; say “show them”.');
  });

  it('takes a bare name as the answer to an unclear one', async () => {
    const fail = '"Daniel" could be Daniel Brandt, Daniel Okafor.';
    const first = await ask('create a task for Daniel to check the backups', { fail });
    const second = await turn([...first.messages, { role: 'user', content: 'Daniel Okafor' }]);
    expect(second.calls).toEqual([
      {
        toolName: 'create_issues',
        input: { issues: [{ type: 'Task', summary: 'Check the backups', assignee: 'Daniel Okafor' }] },
      },
    ]);
  });

  it('looks at the issue before it changes it from what it holds', async () => {
    const { calls } = await ask('postpone PAY-1 by a week');
    expect(calls).toEqual([
      { toolName: 'read_issues', input: { keys: ['PAY-1'], parts: [] } },
      { toolName: 'change_issue', input: { key: 'PAY-1', dueDate: '2026-12-04' } },
    ]);
  });

  it('asks a new question after work on one issue', async () => {
    const first = await ask('move PAY-1 to In Progress');
    const second = await turn([...first.messages, { role: 'user', content: 'What is due this week?' }]);
    expect(second.calls).toEqual([
      {
        toolName: 'search_issues',
        input: { criteria: { due: { from: '2026-11-23', to: '2026-11-29' }, statusCategory: 'open' } },
      },
    ]);
  });

  it('says what is missing instead of guessing', async () => {
    const { calls, text } = await ask('close it');
    expect(calls).toEqual([]);
    expect(text).toContain(
      'I understood that you want to close an issue, but I do not know which issue you mean.',
    );
    expect(text).toContain('- Assign ABC-123 to me');
  });

  it('helps', async () => {
    expect((await ask('help')).text).toContain('- How many bugs are open in Payments?');
  });

  it('generates the same without a stream', async () => {
    const model = createBuiltInModel({
      now: 0,
      timeZone: 'UTC',
      newId: () => 'only',
      context: {},
      vocabulary: { projects: [], types: [], statuses: [], priorities: [] },
    });
    const { content, finishReason } = await model.doGenerate({
      prompt: [{ role: 'user', content: [{ type: 'text', text: 'what is PAY-1 about?' }] }],
    });
    expect(finishReason.unified).toBe('tool-calls');
    expect(content).toEqual([
      { type: 'tool-call', toolCallId: 'only', toolName: 'read_issues', input: '{"keys":["PAY-1"]}' },
    ]);
  });
});
