import { heldValue } from '../../../jira/fields/held-value.ts';
import type { IssueSnapshot } from '../../../jira/jira.ts';
import { dayInWords } from '../write-plan.ts';
import { type ChangeOperation, settingsOf } from './change-operation.ts';
import type { Present } from './present-state.ts';
import { type Seen, seenIn } from './seen-fields.ts';

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
  sprint: 'Sprint',
  rank: 'Rank',
  fields: 'Fields',
};

/** What a person calls a field, by Jira's id of it. */
export function labelOf(field: string): string {
  return labels[field] ?? field;
}

/** The same of any field that a change is about. */
export function labelIn(
  field: string,
  operation: Pick<ChangeOperation, 'settings' | 'transition' | 'sprint'>,
): string {
  if (field === operation.sprint?.field) return labelOf('sprint');
  return settingsOf(operation).find(({ id }) => id === field)?.name ?? labelOf(field);
}

/** "Priority was changed to High since" for each field that is not as `made` has it any more. */
export function changedSince(issue: IssueSnapshot, made: Seen): string[] {
  const now = seenIn(issue, Object.keys(made));
  return Object.keys(made)
    .filter((field) => now[field] !== made[field])
    .map((field) => since(labelOf(field), valueInWords(issue, field)));
}

/** The same of one field of any kind, known to be different. */
export function sinceWritten(
  field: string,
  label: string,
  { issue, held }: Present,
  operation: ChangeOperation,
): string {
  const setting = settingsOf(operation).find(({ id }) => id === field);
  const words =
    setting === undefined
      ? valueInWords(issue, field)
      : (heldValue(setting.kind, held[field], 'UTC').words ?? 'none');
  return since(label, words);
}

function since(label: string, value: string | undefined): string {
  return `${label} was changed${value === undefined ? '' : ` to ${value}`} since`;
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
