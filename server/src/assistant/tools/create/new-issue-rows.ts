import type { FieldChange, NewIssue, Person, PlannedIssue } from '@sidelight/contract';
import { asRead } from '../comments/add-comment.ts';
import { appears, dayInWords } from '../write-plan.ts';

/** What a person is shown of a new issue, field by field. `parent`: how they know it. */
export function rowsOf(
  issue: NewIssue,
  projectName: string,
  { assignee, parent }: { readonly assignee: Person | undefined; readonly parent: string | undefined },
): FieldChange[] {
  return [
    appears('project', 'Project', `${projectName} (${issue.project})`),
    appears('issuetype', 'Type', issue.type),
    appears('summary', 'Summary', issue.summary),
    ...(issue.description === undefined
      ? []
      : [appears('description', 'Description', asRead(issue.description))]),
    ...(assignee === undefined ? [] : [appears('assignee', 'Assignee', assignee.displayName)]),
    ...(issue.priority === undefined ? [] : [appears('priority', 'Priority', issue.priority)]),
    ...(issue.dueDate === undefined ? [] : [appears('duedate', 'Due date', dayInWords(issue.dueDate))]),
    ...(issue.labels === undefined ? [] : [appears('labels', 'Labels', issue.labels.join(', '))]),
    ...(parent === undefined ? [] : [appears('parent', 'Parent', parent)]),
  ];
}

/**
 * Of several issues: the rows that are alike in all, once, and each issue with the others. Its summary stands above them,
 * and a parent that is new in the tree. `hasMore`: files stand beside a single issue, which then has its summary above it too.
 */
export function withoutCommon(
  issues: readonly PlannedIssue[],
  hasMore: boolean,
): {
  readonly common: FieldChange[];
  readonly issues: PlannedIssue[];
} {
  const [first] = issues;
  if (first === undefined) return { common: [], issues: [] };
  if (issues.length === 1) {
    const changes = first.changes.filter(({ field }) => !hasMore || field !== 'summary');
    return { common: [], issues: [{ ...first, changes }] };
  }
  const isCommon = (row: FieldChange): boolean =>
    row.field !== 'summary' &&
    issues.every(({ changes }) =>
      changes.some(({ field, after }) => field === row.field && after === row.after),
    );
  const common = first.changes.filter(isCommon);
  const fields = new Set(common.map(({ field }) => field));
  return {
    common,
    issues: issues.map((issue) => ({
      ...issue,
      changes: issue.changes.filter(
        ({ field }) =>
          field !== 'summary' && !fields.has(field) && !(field === 'parent' && (issue.depth ?? 0) > 0),
      ),
    })),
  };
}
