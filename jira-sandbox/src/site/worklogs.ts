import type { SiteChanges } from './changes.ts';
import { seconds } from './differences.ts';
import type { HistoryItem } from './model/history.ts';
import type { Issue } from './model/issue.ts';
import type { Person } from './model/person.ts';
import type { Worklog } from './model/worklog.ts';

/** Seconds worked according to the worklogs; null where there is none. */
export function timeSpent(issue: Issue): number | null {
  if (issue.worklogs.length === 0) return null;
  return issue.worklogs.reduce((sum, worklog) => sum + worklog.seconds, 0);
}

export type WorklogDraft = Pick<Worklog, 'startedAt' | 'seconds'> &
  Partial<Pick<Worklog, 'comment' | 'visibility' | 'properties'>>;

/** `remaining` is the estimate afterwards, in seconds; undefined leaves it alone. */
export function addWorklog(
  changes: SiteChanges,
  issue: Issue,
  draft: WorklogDraft,
  author: Person,
  at: number,
  remaining: number | null = issue.remainingEstimate,
): Worklog {
  changes.changing(issue);
  const worklog: Worklog = {
    comment: null,
    visibility: null,
    properties: new Map(),
    ...draft,
    id: changes.newId('worklog'),
    author,
    updateAuthor: author,
    createdAt: at,
    updatedAt: at,
  };
  keep(changes, issue, [...issue.worklogs, worklog], remaining, null, author, at);
  return worklog;
}

export function editWorklog(
  changes: SiteChanges,
  issue: Issue,
  worklog: Worklog,
  edit: Partial<WorklogDraft>,
  author: Person,
  at: number,
  remaining: number | null = issue.remainingEstimate,
): void {
  changes.changing(issue);
  const spent = timeSpent(issue);
  Object.assign(worklog, edit, { updateAuthor: author, updatedAt: at });
  keep(changes, issue, issue.worklogs, remaining, worklog, author, at, spent);
}

export function removeWorklog(
  changes: SiteChanges,
  issue: Issue,
  worklog: Worklog,
  author: Person,
  at: number,
  remaining: number | null = issue.remainingEstimate,
): void {
  changes.changing(issue);
  const rest = issue.worklogs.filter((other) => other !== worklog);
  changes.site.deletedWorklogs.push({ id: worklog.id, at });
  keep(changes, issue, rest, remaining, worklog, author, at);
}

/** Jira names the worklog in the history where one was edited or removed, not where one was added. */
function keep(
  changes: SiteChanges,
  issue: Issue,
  worklogs: readonly Worklog[],
  remaining: number | null,
  named: Worklog | null,
  author: Person,
  at: number,
  spentBefore = timeSpent(issue),
): void {
  const remainingBefore = issue.remainingEstimate;
  issue.worklogs = worklogs.toSorted((left, right) => left.startedAt - right.startedAt);
  issue.remainingEstimate = remaining;
  const items = [
    ...durationItem('timeestimate', remainingBefore, remaining),
    ...durationItem('timespent', spentBefore, timeSpent(issue)),
  ];
  const id = named?.id ?? null;
  const worklogItem: HistoryItem = {
    field: 'WorklogId',
    fieldId: 'WorklogId',
    from: id,
    fromText: id,
    to: null,
    toText: null,
  };
  changes.record(issue, id === null ? items : [...items, worklogItem], author, at);
}

function durationItem(field: string, before: number | null, after: number | null): HistoryItem[] {
  if (before === after) return [];
  const [from, fromText] = seconds(before);
  const [to, toText] = seconds(after);
  return [{ field, fieldId: field, from, fromText, to, toText }];
}
