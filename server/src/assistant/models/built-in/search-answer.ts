import type { IssueSummary, SearchIssuesInput, SearchIssuesOutput } from '@sidelight/contract';
import { describeCriteria, readableDay, type Vocabulary } from '@sidelight/language';
import { bullets, code, link, plain } from '../../plain-markdown.ts';
import { columnsTable } from './columns.ts';
import { groupsAnswer } from './groups.ts';

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
    parts.push(
      output.columns === undefined
        ? bullets(output.issues.map(issueLine))
        : columnsTable(output.columns, output.issues),
    );
  }
  parts.push(...groupsAnswer(output, nameOf));
  if (output.note !== undefined) parts.push(plain(output.note));
  return [...parts, jql].join('\n\n');
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
