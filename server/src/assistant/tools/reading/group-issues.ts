import type { IssueGroup, SearchIssuesInput } from '@sidelight/contract';
import type { JiraAccount } from '../../../jira/jira.ts';
import type { ListedIssue } from '../../../jira/listing/listed-issue.ts';

type Grouping = NonNullable<SearchIssuesInput['groupBy']>;

/** What one question may cost; of more the newest are counted, and that is said. */
const mostCounted = 1_000;

export interface Grouped {
  readonly groups: IssueGroup[];
  /** How many were counted. */
  readonly counted: number;
  /** How many there are; null when Jira would not count. */
  readonly total: number | null;
}

/** The issues of a query by the names of one field, the largest group first. Jira itself cannot count so. */
export async function groupIssues(jql: string, by: Grouping, account: JiraAccount): Promise<Grouped> {
  const { issues, total } = await account.list({ jql, limit: mostCounted });
  const counts = new Map<string, number>();
  for (const issue of issues) {
    const name = nameIn(issue, by);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const groups = [...counts].map(([name, count]) => ({ name, count }));
  return {
    groups: groups.toSorted(
      (one, other) => other.count - one.count || one.name.localeCompare(other.name, 'en'),
    ),
    counted: issues.length,
    total,
  };
}

function nameIn(issue: ListedIssue, by: Grouping): string {
  switch (by) {
    case 'status':
      return issue.status.name;
    case 'assignee':
      return issue.assignee?.displayName ?? 'Nobody';
    case 'reporter':
      return issue.reporter?.displayName ?? 'Nobody';
    case 'type':
      return issue.type;
    case 'priority':
      return issue.priority ?? 'None';
    case 'project':
      return issue.project;
  }
}
