import type { ReadIssue, ReadIssuesOutput } from '@sidelight/contract';
import { readableDay } from '@sidelight/language';
import { bullets, link, plain } from '../../plain-markdown.ts';

type Fact = readonly [name: string, of: (issue: ReadIssue) => string];

const facts: readonly Fact[] = [
  ['Summary', ({ summary }) => plain(summary)],
  ['Project', ({ project }) => plain(project.name)],
  ['Type', ({ type }) => plain(type)],
  ['Status', ({ status }) => plain(status.name)],
  ['Priority', ({ priority }) => plain(priority ?? '')],
  ['Assignee', ({ assignee }) => plain(assignee?.displayName ?? 'nobody')],
  ['Reporter', ({ reporter }) => plain(reporter?.displayName ?? '')],
  ['Due', ({ dueDate }) => (dueDate === null ? '' : readableDay(dueDate))],
  ['Created', ({ created }) => readableDay(created.slice(0, 10))],
  ['Updated', ({ updated }) => readableDay(updated.slice(0, 10))],
  ['Resolution', ({ resolution }) => plain(resolution ?? '')],
  ['Parent', ({ parent }) => (parent === null ? '' : plain(`${parent.key} ${parent.summary}`))],
  ['Labels', ({ labels }) => plain(labels.join(', '))],
  ['Components', ({ components }) => plain(components.join(', '))],
  ['Fix versions', ({ fixVersions }) => plain(fixVersions.join(', '))],
];

/** Issues side by side: where they differ in a table, then what is the same of all. */
export function comparisonAnswer({ issues, missing }: ReadIssuesOutput): string {
  const gone = missingSentence(missing);
  if (issues.length < 2)
    return [...gone, ...issues.map((issue) => `${link(issue.key, issue.url)} is there.`)].join('\n\n');
  const rows = facts.map(([name, of]) => ({ name, values: issues.map(of) }));
  const differs = rows.filter(({ values }) => new Set(values).size > 1);
  const same = rows.filter(({ values }) => new Set(values).size === 1 && values[0] !== '');
  const table = [
    `| | ${issues.map(({ key, url }) => link(key, url)).join(' | ')} |`,
    `|---|${issues.map(() => '---').join('|')}|`,
    ...differs.map(({ name, values }) => `| ${name} | ${values.map((value) => value || '–').join(' | ')} |`),
  ].join('\n');
  const alike = bullets(same.map(({ name, values }) => `${name}: ${values[0]}`));
  return [...gone, table, ...(alike === '' ? [] : [`The same of all:\n\n${alike}`])].join('\n\n');
}

/** What Jira did not give, in a sentence. */
export function missingSentence(missing: readonly string[]): string[] {
  if (missing.length === 0) return [];
  const which = missing.map(plain).join(', ');
  return [`Jira does not have ${which}, or you may not see ${missing.length === 1 ? 'it' : 'them'}.`];
}
