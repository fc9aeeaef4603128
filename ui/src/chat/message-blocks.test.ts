import type { IssueSummary, Plan } from '@sidelight/contract';
import { describe, expect, it } from 'vitest';
import type { ChatMessage, ChatMessagePart } from './chat-message.ts';
import { blocksOf, goesOnElsewhere } from './message-blocks.ts';

const answer = (...parts: ChatMessagePart[]): ChatMessage => ({ id: 'a1', role: 'assistant', parts });
const here = { last: true, active: false };

const issue: IssueSummary = {
  key: 'PAY-7',
  url: 'https://northwind.example/browse/PAY-7',
  summary: 'Refund is booked twice',
  type: 'Bug',
  status: { id: '1', name: 'To Do', category: 'new' },
  priority: null,
  assignee: null,
  dueDate: null,
  updated: '2026-11-22T10:00:00.000Z',
};
const plan: Plan = {
  toolCallId: 'call-1',
  kind: 'change',
  title: 'Change PAY-7',
  issues: [],
  total: 1,
  common: [],
  leftOut: [],
  warnings: [],
  expiresAt: '2026-11-23T12:30:00.000Z',
  action: 'change',
  allowedBy: null,
  mayAllow: true,
};
const planPart: ChatMessagePart = { type: 'data-plan', id: 'call-1', data: plan };
const call = {
  type: 'tool-change_issue',
  toolCallId: 'call-1',
  input: { key: 'PAY-7', status: 'Done' },
} as const;

const stateOf = (part: ChatMessagePart, surroundings = here) => {
  const [block, ...rest] = blocksOf(answer(part, planPart), surroundings);
  expect(rest).toEqual([]);
  return block?.kind === 'approval' ? block.approval.state : block?.kind;
};

describe('blocksOf', () => {
  it('shows text, and nothing for steps and empty text', () => {
    expect(
      blocksOf(
        answer({ type: 'step-start' }, { type: 'text', text: ' ' }, { type: 'text', text: 'Hello' }),
        here,
      ),
    ).toMatchObject([{ kind: 'text', text: 'Hello' }]);
  });

  it.each([
    [{ state: 'approval-responded' }],
    [{ state: 'approval-requested', approval: 'yes' }],
    [{ state: 'output-error' }],
  ])('tells of a part that was not kept whole: %j', (damage) => {
    const damaged = { ...call, ...damage } as unknown as ChatMessagePart;
    expect(blocksOf(answer(damaged, planPart), here)).toMatchObject([{ kind: 'unreadable' }]);
  });

  it('never asks for an approval of what it cannot show, also while its plan may be on the way', () => {
    const asks: ChatMessagePart = { ...call, state: 'approval-requested', approval: { id: 'a' } };
    expect(blocksOf(answer(asks), here)).toMatchObject([
      { kind: 'unreadable', text: expect.stringContaining('cannot be approved') },
    ]);
    expect(blocksOf(answer(asks), { last: true, active: true })).toMatchObject([{ kind: 'progress' }]);
    expect(blocksOf(answer(asks), { last: false, active: false })).toEqual([]);
  });

  it('says what became of reminders where the answer says something else', () => {
    const output = {
      done: 'I will remind you of PAY-7 “Refund” tomorrow at 09:00 (Europe/Berlin).',
      reminders: [{ id: '0c3e4b7a', when: 'tomorrow at 09:00', issue: 'PAY-7' }],
    };
    const set: ChatMessagePart = {
      type: 'tool-remind',
      toolCallId: 'call-2',
      state: 'output-available',
      input: { do: 'set', key: 'PAY-7', at: '1d' },
      output,
    };
    const said = (text: string) =>
      blocksOf(answer(set, { type: 'text', text }), here).map(({ kind }) => kind);
    expect(said('All done.')).toEqual(['reminders', 'text']);
    const link = '[PAY-7](https://northwind.example/browse/PAY-7)';
    expect(said(`I will remind you of ${link} “Refund” tomorrow at 09:00 \\(Europe/Berlin).`)).toEqual([
      'text',
    ]);
  });

  it('shows found issues', () => {
    const output = {
      jql: 'project = PAY',
      jqlUrl: 'https://x.example/',
      total: 1,
      issues: [issue],
      nextPageToken: null,
    };
    const part: ChatMessagePart = {
      type: 'tool-search_issues',
      toolCallId: 's',
      state: 'output-available',
      input: { jql: 'project = PAY' },
      output,
    };
    expect(blocksOf(answer(part), here)).toEqual([{ kind: 'issues', id: 's', result: output }]);
    const repeat: ChatMessagePart = { type: 'text', text: '- [PAY-7](https://x.example/PAY-7) Refund' };
    expect(blocksOf(answer(part, repeat), here)).toHaveLength(1);
  });

  it('says once what went wrong, also when the answer repeats it', () => {
    const failed: ChatMessagePart = {
      ...call,
      state: 'output-error',
      errorText: '"Daniel" could be two people.',
    };
    const other: ChatMessagePart = { type: 'text', text: 'Something else.' };
    const repeat: ChatMessagePart = { type: 'text', text: '“Daniel” could be two people. Say which one.' };
    expect(blocksOf(answer(failed, other), here).map(({ kind }) => kind)).toEqual(['tool-failed', 'text']);
    expect(blocksOf(answer(failed, repeat), here).map(({ kind }) => kind)).toEqual(['text']);
  });

  it('leaves out a result that has not the agreed shape', () => {
    const part = {
      type: 'tool-search_issues',
      toolCallId: 's',
      state: 'output-available',
      input: { jql: 'x' },
      output: { jql: 'x', issues: 'many' },
    } as unknown as ChatMessagePart;
    expect(blocksOf(answer(part), here)).toEqual([]);
  });

  it('says what is being done, only while it is being done', () => {
    const part: ChatMessagePart = {
      type: 'tool-search_issues',
      toolCallId: 's',
      state: 'input-available',
      input: { jql: 'x' },
    };
    expect(blocksOf(answer(part), { last: true, active: true })).toEqual([
      { kind: 'progress', id: 's', label: 'Searching Jira…' },
    ]);
    expect(blocksOf(answer(part), here)).toEqual([]);
  });

  it('shows a problem document, and not what only claims to be one', () => {
    const problem = {
      type: '/docs',
      code: 'jira.forbidden',
      status: 403,
      title: 'Jira does not let you do this.',
      advice: 'Ask.',
    } as const;
    expect(blocksOf(answer({ type: 'data-problem', id: 'p', data: problem }), here)).toMatchObject([
      { kind: 'problem', problem },
    ]);
    const forged = {
      type: 'data-problem',
      data: { ...problem, code: 'made.up' },
    } as unknown as ChatMessagePart;
    expect(blocksOf(answer(forged), here)).toEqual([]);
  });
});

describe('the state of a change', () => {
  const requested: ChatMessagePart = { ...call, state: 'approval-requested', approval: { id: 'ap-1' } };

  it('waits at the end of the conversation only', () => {
    expect(stateOf(requested)).toEqual({ kind: 'waiting' });
    expect(stateOf(requested, { last: false, active: false })).toEqual({ kind: 'dropped' });
  });

  it('carries what a decision needs', () => {
    expect(blocksOf(answer(requested, planPart), here)).toMatchObject([
      { approval: { approvalId: 'ap-1', toolCallId: 'call-1', plan } },
    ]);
  });

  it('is under way once it was decided, and does not claim success when no word came back', () => {
    const approved: ChatMessagePart = {
      ...call,
      state: 'approval-responded',
      approval: { id: 'ap-1', approved: true },
    };
    expect(stateOf(approved, { last: true, active: true })).toEqual({ kind: 'sending', approved: true });
    expect(stateOf(approved)).toMatchObject({ kind: 'failed' });
  });

  it('goes on at the server, as far as that says, when nobody here hears of it', () => {
    const approved: ChatMessagePart = {
      ...call,
      state: 'approval-responded',
      approval: { id: 'ap-1', approved: true },
    };
    const progress = { toolCallId: 'call-1', done: 1, failed: 0, total: 2 };
    const message = answer(planPart, approved, { type: 'data-progress', id: 'call-1', data: progress });
    expect(blocksOf(message, here)).toMatchObject([{ approval: { state: { kind: 'running', progress } } }]);
    expect(goesOnElsewhere(message)).toBe(true);
    expect(goesOnElsewhere(answer(planPart, approved))).toBe(false);
  });

  it('is done with what Jira has now, refused, or failed', () => {
    const output = { issue, done: 'Moved PAY-7 to Done.', ignoredFields: [] };
    expect(stateOf({ ...call, state: 'output-available', output })).toEqual({ kind: 'done', output });
    expect(stateOf({ ...call, state: 'output-denied', approval: { id: 'ap-1', approved: false } })).toEqual({
      kind: 'refused',
    });
    const reason = 'The person went on without deciding; the change was dropped.';
    expect(
      stateOf({ ...call, state: 'output-denied', approval: { id: 'ap-1', approved: false, reason } }),
    ).toEqual({ kind: 'dropped' });
    expect(stateOf({ ...call, state: 'output-error', errorText: 'Jira said no.' })).toEqual({
      kind: 'failed',
      message: 'Jira said no.',
    });
  });
});
