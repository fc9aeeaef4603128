import type { IssueGroup, IssueSummary, SearchIssuesInput, SearchIssuesOutput } from '@sidelight/contract';
import { describeCriteria, readableDay, type Vocabulary } from '@sidelight/language';
import { bullets, code, link, plain } from './built-in-markdown.ts';

/** How many there are, the ones that were fetched, and the JQL that found them. `before` were shown already. */
export function searchAnswer(
  input: Partial<SearchIssuesInput>,
  output: SearchIssuesOutput,
  vocabulary: Vocabulary,
  before = 0,
): string {
  const shown = output.issues.length;
  const total = output.total ?? (input.countOnly ? null : before + shown);
  const nameOf = (key: string) => vocabulary.projects.find((project) => project.key === key)?.name ?? key;
  const described = plain(describeCriteria(input.criteria ?? {}, { count: total ?? 2, nameOf }));
  const jql = `JQL: ${code(output.jql)} · ${link('open in Jira', output.jqlUrl)}`;
  const parts = [countSentence(total, described, output.total === null && output.nextPageToken !== null)];
  if (shown > 0) {
    const part = before === 0 ? String(shown) : `${before + 1}${shown === 1 ? '' : ` to ${before + shown}`}`;
    if (total !== null && total > shown) parts[0] = `${parts[0]} Showing ${part} of ${total}.`;
    parts.push(bullets(output.issues.map(issueLine)));
  }
  if (output.groups !== undefined && input.groupBy !== undefined) {
    parts.push(...groupsAnswer(output, output.groups, input.groupBy, nameOf));
  }
  return [...parts, jql].join('\n\n');
}

const headings = {
  status: 'Status',
  assignee: 'Assignee',
  reporter: 'Reporter',
  type: 'Type',
  priority: 'Priority',
  project: 'Project',
} as const satisfies Record<NonNullable<SearchIssuesInput['groupBy']>, string>;
const mostGroups = 30;

function groupsAnswer(
  { counted, total }: SearchIssuesOutput,
  groups: readonly IssueGroup[],
  by: keyof typeof headings,
  nameOf: (projectKey: string) => string,
): string[] {
  if (groups.length === 0) return [];
  const rows = groups.slice(0, mostGroups).map(({ name, count }) => {
    const shown = by === 'project' ? `${nameOf(name)} (${name})` : name;
    return `| ${plain(shown)} | ${count} |`;
  });
  return [
    [`| ${headings[by]} | Issues |`, '|---|--:|', ...rows].join('\n'),
    ...(groups.length > mostGroups ? [`Showing ${mostGroups} of ${groups.length}.`] : []),
    ...(counted === total ? [] : [`Counted are the newest ${counted} of ${total ?? 'more'}.`]),
  ];
}

function countSentence(total: number | null, described: string, more: boolean): string {
  if (total === null) return `Jira did not say how many ${described} there are.`;
  if (more) return `There are at least ${total} ${described}.`;
  if (total === 0) return `There are no ${described}.`;
  return total === 1 ? `There is 1 ${described}.` : `There are ${total} ${described}.`;
}

export function issueLine(issue: IssueSummary): string {
  const facts = [
    plain(issue.status.name),
    issue.assignee === null ? 'unassigned' : plain(issue.assignee.displayName),
    ...(issue.dueDate === null ? [] : [`due ${readableDay(issue.dueDate)}`]),
  ];
  return `${link(issue.key, issue.url)} ${plain(issue.summary)} · ${facts.join(' · ')}`;
}
