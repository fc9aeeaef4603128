import type { SearchIssuesOutput } from '@sidelight/contract';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { GroupsTable } from './groups-table.tsx';

const found: SearchIssuesOutput = {
  jql: 'project = PAY',
  jqlUrl: 'https://acme.example/issues/?jql=x',
  total: 12,
  issues: [],
  nextPageToken: null,
  groupedBy: ['Assignee'],
  counted: 12,
  groups: [
    { name: 'Ann <b>Lee</b>', count: 4, sum: 150 },
    { name: 'Nobody', count: 8, sum: null },
  ],
  summed: { name: 'Time Spent', kind: 'minutes', total: 150, without: 8 },
};
const render = (changed: Partial<SearchIssuesOutput> = {}) =>
  renderToStaticMarkup(<GroupsTable result={{ ...found, ...changed }} />);

it('shows each group with its count and sum, and what they are together', () => {
  const html = render();
  for (const said of ['Assignee', 'Time Spent', 'Ann &lt;b&gt;Lee', '2h 30m', 'In all', '8 without a value'])
    expect(html).toContain(said);
});

it('says what the numbers would hide', () => {
  const html = render({ counted: 1000, total: 3120, overlapping: true });
  expect(html).toContain('Of the first 1,000 issues of about 3,120');
  expect(html).toContain('counted for each');
});

it('shows a table of two fields', () => {
  const html = render({
    groupedBy: ['Assignee', 'Status'],
    across: ['To Do', 'others'],
    groups: [{ name: 'Ann', count: 5, parts: [3, 2] }],
    summed: undefined,
  });
  for (const said of ['To Do', 'others', '>3<', '>2<', '>5<']) expect(html).toContain(said);
});

it('says a sum without groups in words', () => {
  expect(render({ groups: undefined, groupedBy: undefined })).toContain('Time Spent: 2h 30m in all');
});
