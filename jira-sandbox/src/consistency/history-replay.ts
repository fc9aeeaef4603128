import { fieldIds } from '../site/custom-fields.ts';
import { customValueText } from '../site/custom-values.ts';
import type { HistoryItem } from '../site/model/history.ts';
import type { Issue } from '../site/model/issue.ts';
import { timeSpent } from '../site/worklogs.ts';

/** What the history must end with, by its name of the field: an id where it keeps ids, otherwise the text. */
function presentValues(issue: Issue): Map<string, string | null> {
  const seconds = (value: number | null) => (value === null ? null : String(value));
  const values = new Map<string, string | null>([
    ['summary', issue.summary],
    ['issuetype', issue.type.id],
    ['status', issue.status.id],
    ['resolution', issue.resolution?.id ?? null],
    ['priority', issue.priority.id],
    ['assignee', issue.assignee?.accountId ?? null],
    ['reporter', issue.reporter?.accountId ?? null],
    ['duedate', issue.dueDate],
    ['security', issue.securityLevel?.id ?? null],
    ['labels', issue.labels.join(' ')],
    ['parent', issue.parent?.id ?? null],
    [fieldIds.sprint, issue.sprints.map(({ id }) => id).join(', ')],
    [fieldIds.storyPoints, issue.storyPoints === null ? null : String(issue.storyPoints)],
    ['timespent', seconds(timeSpent(issue))],
    ['timeestimate', seconds(issue.remainingEstimate)],
  ]);
  for (const { fieldId } of issue.history.flatMap(({ items }) => items)) {
    if (!fieldId.startsWith('customfield_') || values.has(fieldId) || fieldId === fieldIds.rank) continue;
    const [id, text] = customValueText(issue.custom[fieldId]);
    values.set(fieldId, id ?? text);
  }
  return values;
}

/** Where the history, read back from the newest entry, does not lead from one value to the next. */
export function historyFaults(issue: Issue): string[] {
  const faults: string[] = [];
  const values = presentValues(issue);
  const entries = new Map<string, Set<string>>([
    ['components', new Set(issue.components.map(({ id }) => id))],
    ['fixVersions', new Set(issue.fixVersions.map(({ id }) => id))],
    ['versions', new Set(issue.affectedVersions.map(({ id }) => id))],
  ]);
  for (const { items, at } of issue.history.toReversed()) {
    if (at < issue.createdAt) faults.push(`${issue.key} was changed before it was created`);
    for (const item of items.toReversed()) {
      const set = entries.get(item.fieldId);
      if (set !== undefined) faults.push(...undoEntry(issue, set, item));
      if (!values.has(item.fieldId)) continue;
      const after = item.to ?? item.toText;
      const expected = values.get(item.fieldId) ?? null;
      if (after !== expected)
        faults.push(`${issue.key}: ${item.field} became ${after}, but the next reading is ${expected}`);
      values.set(item.fieldId, item.from ?? item.fromText);
    }
  }
  const moments = issue.history.map(({ at }) => at);
  if (moments.some((at, index) => at < (moments[index - 1] ?? 0)))
    faults.push(`${issue.key}: its history is out of order`);
  return faults;
}

/** Components and versions have an item for each entry that came or went. */
function undoEntry(issue: Issue, present: Set<string>, { from, to, field }: HistoryItem): string[] {
  if (to !== null && !present.delete(to)) return [`${issue.key}: ${field} ${to} came, and is not there`];
  if (from !== null && present.has(from)) return [`${issue.key}: ${field} ${from} went, and is there`];
  if (from !== null) present.add(from);
  return [];
}
