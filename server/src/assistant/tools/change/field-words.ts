import type { IssueSnapshot } from '../../../jira/jira.ts';
import { dayInWords } from '../write-plan.ts';
import { seenIn } from './seen-fields.ts';

const labels: Record<string, string> = {
  status: 'Status',
  assignee: 'Assignee',
  summary: 'Summary',
  description: 'Description',
  priority: 'Priority',
  duedate: 'Due date',
  labels: 'Labels',
  components: 'Components',
  fixVersions: 'Fix versions',
  parent: 'Parent',
};

/** What a person calls a field, by Jira's id of it. */
export function labelOf(field: string): string {
  return labels[field] ?? field;
}

/** "Priority was changed to High since" for each field that is not as `made` has it any more. */
export function changedSince(issue: IssueSnapshot, made: Record<string, string | null>): string[] {
  const now = seenIn(issue, Object.keys(made));
  return Object.keys(made)
    .filter((field) => now[field] !== made[field])
    .map((field) => `${labelOf(field)} was changed${toValue(issue, field)} since`);
}

function toValue(issue: IssueSnapshot, field: string): string {
  const value = valueInWords(issue, field);
  return value === undefined ? '' : ` to ${value}`;
}

function valueInWords(issue: IssueSnapshot, field: string): string | undefined {
  switch (field) {
    case 'status':
      return issue.status.name;
    case 'assignee':
      return issue.assignee?.displayName ?? 'nobody';
    case 'summary':
      return `“${issue.summary}”`;
    case 'priority':
      return issue.priority ?? 'none';
    case 'duedate':
      return issue.dueDate === null ? 'none' : dayInWords(issue.dueDate);
    case 'labels':
    case 'components':
    case 'fixVersions':
      return issue[field].length === 0 ? 'none' : issue[field].join(', ');
    case 'parent':
      return issue.parent?.key ?? 'none';
    default:
      return undefined;
  }
}
