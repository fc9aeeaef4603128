import { z } from 'zod';
import type { FieldKind } from '../../../jira/fields/field-kind.ts';
import { comparable } from '../../../jira/fields/held-value.ts';
import type { IssueSnapshot } from '../../../jira/jira.ts';
import type { FieldValues } from '../../../jira/reading/field-values.ts';

/** What the planned fields held when the plan was made, by Jira's field id, as comparable text. */
export const seenSchema = z.record(z.string(), z.string().nullable());
export type Seen = z.infer<typeof seenSchema>;

/** How the fields of a plan are compared with what Jira has later: by ids and days, not by words. */
const readers: Record<string, (issue: IssueSnapshot) => string | null> = {
  status: (issue) => issue.status.id,
  assignee: (issue) => issue.assignee?.accountId ?? null,
  summary: (issue) => issue.summary,
  description: (issue) => issue.description,
  priority: (issue) => issue.priority,
  duedate: (issue) => issue.dueDate,
  labels: (issue) => JSON.stringify([...issue.labels].sort()),
  components: (issue) => JSON.stringify([...issue.components].sort()),
  fixVersions: (issue) => JSON.stringify([...issue.fixVersions].sort()),
  parent: (issue) => issue.parent?.key ?? null,
};

/** Every field that can be compared by a snapshot alone. */
export const comparableFields: readonly string[] = Object.keys(readers);

export function seenIn(issue: IssueSnapshot, fields: readonly string[]): Seen {
  return Object.fromEntries(fields.map((field) => [field, readers[field]?.(issue) ?? null]));
}

/** The same of fields that a snapshot does not tell. */
export function seenAmong(held: FieldValues, kinds: ReadonlyMap<string, FieldKind>): Seen {
  return Object.fromEntries([...kinds].map(([id, kind]) => [id, comparable(kind, held[id])]));
}
