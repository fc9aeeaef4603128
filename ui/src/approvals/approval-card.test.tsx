import type { Plan, WriteOutput } from '@sidelight/contract';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type ApprovalState, stateAt } from './approval.ts';
import { ApprovalCard } from './approval-card.tsx';
import type { Undone } from './undone.ts';

const plan: Plan = {
  toolCallId: 'call-1',
  kind: 'change',
  title: 'Change PAY-7',
  issues: [
    {
      key: 'PAY-7',
      url: 'https://northwind.example/browse/PAY-7',
      summary: 'Refund is booked twice',
      changes: [
        { field: 'status', label: 'Status', before: 'To Do', after: 'In Progress' },
        { field: 'duedate', label: 'Due date', before: '20 Nov 2026', after: null },
        { field: 'summary', label: 'Summary', before: null, after: '<img src=x onerror=alert(1)>' },
      ],
    },
  ],
  total: 1,
  common: [],
  leftOut: [],
  warnings: ['Jira will ask for a resolution.'],
  expiresAt: '2999-01-01T00:00:00.000Z',
  action: 'change',
  allowedBy: null,
  mayAllow: true,
};

const render = (state: ApprovalState, changed: Partial<Plan> = {}) =>
  renderToStaticMarkup(
    <ApprovalCard
      approval={{ toolCallId: 'call-1', approvalId: 'ap-1', plan: { ...plan, ...changed }, state }}
      busy={false}
      mayTakeFocus={() => false}
      onDecide={() => {}}
      onReadPlan={async () => ({ issues: [], total: 0 })}
    />,
  );

describe('ApprovalCard', () => {
  it('shows what each field holds and will hold, as text', () => {
    const html = render({ kind: 'waiting' });
    expect(html).toMatch(/<th scope="row"[^>]*>Status<\/th>/);
    expect(html).toMatch(/<del[^>]*>To Do<\/del>/);
    expect(html).toMatch(/<ins[^>]*>In Progress<\/ins>/);
    expect(html).toContain('>empty<');
    expect(html).toContain('Jira will ask for a resolution.');
    expect(html).not.toContain('<img');
  });

  it('offers both answers while it waits, and none afterwards', () => {
    expect(render({ kind: 'waiting' })).toMatch(/Approve<\/button>.*Refuse<\/button>/);
    const decided: ApprovalState[] = [
      { kind: 'sending', approved: true },
      { kind: 'done', output: undefined },
      { kind: 'refused' },
      { kind: 'dropped' },
      { kind: 'expired' },
      { kind: 'failed', message: 'Jira said no.' },
    ];
    for (const state of decided) expect(render(state)).not.toContain('</button>');
  });

  it('can no longer be approved when its time is over', () => {
    const html = render({ kind: 'waiting' }, { expiresAt: '2000-01-01T00:00:00.000Z' });
    expect(html).not.toContain('Approve');
    expect(html).toContain('waited too long');
  });

  it('names the fields that Jira left as they were', () => {
    const html = render({
      kind: 'done',
      output: {
        issue: {
          key: 'PAY-7',
          url: 'https://northwind.example/browse/PAY-7',
          summary: 's',
          type: 'Bug',
          status: { id: '1', name: 'To Do', category: 'new' },
          priority: null,
          assignee: null,
          dueDate: null,
          updated: '2026-11-22T10:00:00.000Z',
        },
        done: 'Changed PAY-7.',
        ignoredFields: ['Assignee'],
      },
    });
    expect(html).toContain('Changed PAY-7.');
    expect(html).toContain('did not change: Assignee');
  });
});

describe('several new issues', () => {
  const row = (field: string, label: string, after: string) => ({ field, label, before: null, after });
  const added = (summary: string, type: string, depth?: number) => ({
    key: null,
    url: null,
    summary,
    changes: [row('issuetype', 'Type', type)],
    ...(depth === undefined ? {} : { depth }),
  });
  const tree: Partial<Plan> = {
    kind: 'create',
    action: 'create',
    title: 'Create 3 issues in Payments',
    total: 3,
    common: [row('project', 'Project', 'Payments (PAY)')],
    issues: [
      added('Rebuild the pier', 'Epic'),
      added('<b>Drive</b>', 'Story', 1),
      added('Order piles', 'Sub-task', 2),
    ],
    warnings: [],
  };

  it('are shown below each other, with what all have once', () => {
    const html = render({ kind: 'waiting' }, tree);
    expect(html.match(/Payments \(PAY\)/g)).toHaveLength(1);
    expect(html).toContain('Rebuild the pier');
    expect(html).toContain('&lt;b&gt;Drive');
    const margins = [...html.matchAll(/margin-left:(\d+)/g)].map(([, pixels]) => Number(pixels));
    expect(margins).toEqual([0, 14, 28]);
  });
});

it('an answered change does not expire', () => {
  const approval = { toolCallId: 'c', approvalId: undefined, plan, state: { kind: 'refused' } as const };
  expect(stateAt(approval, Date.parse('3000-01-01'))).toEqual({ kind: 'refused' });
});

describe('a change that was made', () => {
  const output = {
    issue: {
      key: 'PAY-7',
      url: 'https://northwind.example/browse/PAY-7',
      summary: 's',
      type: 'Bug',
      status: { id: '1', name: 'To Do', category: 'new' as const },
      priority: null,
      assignee: null,
      dueDate: null,
      updated: '2026-11-22T10:00:00.000Z',
    },
    done: 'Created PAY-7.',
    ignoredFields: [],
    changeId: '7c7c0a4e-3a52-4d0f-9d8b-0f3b8e5a3d11',
  };
  const made = (undone?: Undone, more: Partial<WriteOutput> = {}) =>
    renderToStaticMarkup(
      <ApprovalCard
        approval={{
          toolCallId: 'call-1',
          approvalId: undefined,
          plan,
          state: { kind: 'done', output: { ...output, ...more } },
        }}
        busy={false}
        mayTakeFocus={() => false}
        onDecide={() => {}}
        undone={undone}
        onUndo={() => {}}
      />,
    );

  it('offers to undo it, once', () => {
    expect(made()).toMatch(/<button[^>]*aria-label="Undo: Change PAY-7"/);
    expect(made('undone')).not.toContain('</button>');
    expect(made('undone')).toContain('It was undone since.');
    expect(made('undone')).toContain('Open PAY-7');
  });

  it('offers nothing that the server cannot undo', () => {
    expect(made(undefined, { changeId: undefined })).not.toContain('</button>');
  });

  it('does not lead to an issue that was deleted', () => {
    expect(made('deleted')).not.toContain('Open PAY-7');
    expect(made(undefined, { deleted: true })).not.toContain('Open PAY-7');
  });

  it('of many issues shows the first, those that are left out, and how far it is', () => {
    const [issue] = plan.issues;
    if (issue === undefined) throw new Error('no issue');
    const many = {
      issues: ['PAY-1', 'PAY-2', 'PAY-3', 'PAY-4', 'PAY-5'].map((key) => ({ ...issue, key })),
      total: 200,
      leftOut: [{ why: 'You may not edit it.', total: 7, keys: ['PAY-8', 'PAY-9'] }],
    };
    const html = render({ kind: 'waiting' }, many);
    expect(html).toContain('PAY-3');
    expect(html).not.toContain('PAY-4');
    expect(html).toContain('Show all 200 issues');
    expect(html).toContain('Not PAY-8, PAY-9 and 5 more: You may not edit it.');
    const progress = { toolCallId: 'call-1', done: 40, failed: 2, total: 200 };
    for (const state of [
      { kind: 'sending', approved: true, progress },
      { kind: 'running', progress },
    ] satisfies ApprovalState[]) {
      expect(render(state, many)).toContain('42 of 200 issues, 2 of them not done.');
    }
  });
});
