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
  it('leaves out a table of which the card shows every row', () => {
    const counted = {
      ...result,
      issues: [],
      groups: [
        { name: 'A\\_B', count: 2, sum: 90 },
        { name: 'None', count: 1 },
      ],
    };
    const table = [
      '| Assignee | Issues | Time Spent |',
      '|---|--:|--:|',
      '| A\\_B | 2 | 1h 30m |',
      '| None | 1 |  |',
    ];
    expect(withoutWhatCardsSay(['Counted.', '', ...table].join('\n'), [counted])).toBe('Counted.');
    const more = [...table, '| Amira | 3 | 4h |'].join('\n');
    expect(withoutWhatCardsSay(more, [counted])).toBe(more);
    const told = table.join('\n').replace('1h 30m', 'too much');
    expect(withoutWhatCardsSay(told, [counted])).toBe(told);
  });

  it('leaves out a list with the columns of the card, and keeps one that says more', () => {
    const listed = { ...result, columns: [{ name: 'Reporter', kind: 'text' as const }] };
    const table = ['| Issue | Reporter |', '|---|---|', '| [PAY-7](https://x.example/PAY-7) Refund | Ann |'];
    expect(withoutWhatCardsSay(table.join('\n'), [listed])).toBe('');
    const more = table.join('\n').replace('Reporter', 'What to do next');
    expect(withoutWhatCardsSay(more, [listed])).toBe(more);
  });

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
