import { z } from 'zod';
import type { IssueSnapshot } from '../../../jira/jira.ts';

/** What the planned fields held when the plan was made, by Jira's field id, as comparable text. */
export const seenSchema = z.record(z.string(), z.string().nullable());

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

/** Every field that can be compared. */
export const comparableFields: readonly string[] = Object.keys(readers);

export function seenIn(issue: IssueSnapshot, fields: readonly string[]): Record<string, string | null> {
  return Object.fromEntries(fields.map((field) => [field, readers[field]?.(issue) ?? null]));
}
