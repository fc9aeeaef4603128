import type { SearchIssuesOutput } from '@sidelight/contract';
import { describe, expect, it } from 'vitest';
import { withoutWhatCardsSay } from './said-by-cards.ts';

const jql = 'project = PAY ORDER BY updated DESC';
const result: SearchIssuesOutput = {
  jql,
  jqlUrl: 'https://northwind.example/issues/?jql=x',
  total: 2,
  issues: [7, 14].map((number) => ({
    key: `PAY-${number}`,
    url: `https://northwind.example/browse/PAY-${number}`,
    summary: 'Refund',
    type: 'Bug',
    status: { id: '1', name: 'To Do', category: 'new' },
    priority: null,
    assignee: null,
    dueDate: null,
    updated: '2026-11-22T10:00:00.000Z',
  })),
  nextPageToken: null,
};

describe('withoutWhatCardsSay', () => {
  it('leaves out the list and the JQL that the card shows', () => {
    const answer = [
      'There are 2 open issues.',
      '',
      '- [PAY-7](https://northwind.example/browse/PAY-7) Refund · To Do',
      '- **PAY-14** Refund · To Do',
      '',
      `JQL: \`${jql}\` · [open in Jira](https://northwind.example/issues/?jql=x)`,
    ].join('\n');
    expect(withoutWhatCardsSay(answer, [result])).toBe('There are 2 open issues.');
  });

  it('keeps what the card does not show, and what is said about an issue in a sentence', () => {
    const answer =
      '- [PAY-99](https://x.example/PAY-99) is not in the list\n\nPAY-7 is overdue.\n\nJQL: `other`';
    expect(withoutWhatCardsSay(answer, [result])).toBe(answer);
  });

  it('leaves an answer without cards alone', () => {
    const answer = `- [PAY-7](https://x.example/PAY-7)\n\nJQL: ${jql}\n`;
    expect(withoutWhatCardsSay(answer, [])).toBe(answer);
  });
});
