import { z } from 'zod';

/** One field before and after, in words a person reads ("In Progress", "Amélie Laurent", "27 Nov 2026"). */
const fieldChangeSchema = z.object({
  field: z.string().describe('Jira\'s id of the field: "assignee", "duedate", "status"'),
  label: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type FieldChange = z.infer<typeof fieldChangeSchema>;

/** What will be done to one issue. `key` and `url` are null for an issue that does not exist yet. */
const plannedIssueSchema = z.object({
  key: z.string().nullable(),
  url: z.url().nullable(),
  summary: z.string(),
  changes: z.array(fieldChangeSchema),
});

/** A write that waits for the person. What is shown here is exactly what the server stored and will run. */
export const planSchema = z.object({
  toolCallId: z.string(),
  kind: z.enum(['create', 'change', 'comment', 'delete']),
  title: z.string().describe('"Create a task in Payments"'),
  issues: z.array(plannedIssueSchema),
  warnings: z.array(z.string()),
  expiresAt: z.iso.datetime(),
});
export type Plan = z.infer<typeof planSchema>;
