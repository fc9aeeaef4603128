import type { IssueSummary } from '@sidelight/contract';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { IssueRow } from './issue-row.tsx';

const issue: IssueSummary = {
  key: 'PAY-7',
  url: 'https://northwind.example/browse/PAY-7',
  summary: 'Refund <script>alert(1)</script> is booked twice',
  type: 'Bug',
  status: { id: '1', name: 'Waiting', category: 'indeterminate' },
  priority: 'High',
  assignee: {
    accountId: 'a',
    displayName: 'Amélie Laurent',
    email: null,
    avatarUrl: 'https://evil.example/a.png',
  },
  dueDate: '2026-11-20',
  updated: '2026-11-22T10:00:00.000Z',
};
const now = new Date(2026, 10, 23, 12).getTime();
const render = (changed: Partial<IssueSummary> = {}) =>
  renderToStaticMarkup(<IssueRow issue={{ ...issue, ...changed }} now={now} />);

describe('IssueRow', () => {
  it('shows what one needs of an issue', () => {
    const html = render();
    for (const said of ['PAY-7', 'Bug', 'Waiting', 'High priority', 'Amélie Laurent', 'Overdue since'])
      expect(html).toContain(said);
    expect(html).toContain('href="https://northwind.example/browse/PAY-7"');
  });

  it('takes text as text and fetches no picture', () => {
    const html = render();
    expect(html).not.toContain('<script');
    expect(html).not.toContain('evil.example');
  });

  it('makes no link of an address that is none', () => {
    expect(render({ url: 'javascript:alert(1)' })).not.toContain('href=');
  });

  it('calls nothing overdue that is done or due today', () => {
    expect(render({ status: { id: '3', name: 'Done', category: 'done' } })).not.toContain('Overdue');
    expect(render({ dueDate: '2026-11-23' })).not.toContain('Overdue');
  });

  it('says that nobody has it', () => {
    expect(render({ assignee: null })).toContain('Unassigned');
  });
});
