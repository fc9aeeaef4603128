import { z } from 'zod';
import { actionSchema, allowedWhereSchema } from './rules.ts';

/** One field before and after, in words a person reads ("In Progress", "Amélie Laurent", "27 Nov 2026"). */
const fieldChangeSchema = z.object({
  field: z.string().describe('Jira\'s id of the field: "assignee", "duedate", "status"'),
  label: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  picture: z
    .object({ of: z.enum(['file', 'attachment']), id: z.string() })
    .optional()
    .describe('What can be shown of it: GET /api/files/{id}, GET /api/jira/attachments/{id}/thumbnail'),
});
export type FieldChange = z.infer<typeof fieldChangeSchema>;

/** What will be done to one issue. `key` and `url` are null for an issue that does not exist yet. */
export const plannedIssueSchema = z.object({
  key: z.string().nullable(),
  url: z.url().nullable(),
  summary: z.string(),
  changes: z.array(fieldChangeSchema),
  depth: z
    .int()
    .min(0)
    .optional()
    .describe('How many of its parents are new in the same plan; they come before it. Left out: none'),
});

export type PlannedIssue = z.infer<typeof plannedIssueSchema>;

/** Issues that were asked for and will not be touched, by the reason. */
const leftOutSchema = z.object({
  why: z.string().describe('"is already Done", "you may not edit it"'),
  total: z.int(),
  keys: z.array(z.string()).describe('The first of them'),
});

/** How many issues of a plan are sent along with it. */
export const plannedIssuesShown = 5;

/** A write that waits for the person. What is shown here is exactly what the server stored and will run. */
export const planSchema = z.object({
  toolCallId: z.string(),
  kind: z.enum(['create', 'change', 'comment', 'delete']),
  title: z.string().describe('"Create a task in Payments"'),
  issues: z
    .array(plannedIssueSchema)
    .describe('The first of them; the others by GET /api/chat/{conversationId}/plans/{toolCallId}'),
  total: z.int().default(1).describe('Of all issues that will be changed'),
  common: z
    .array(fieldChangeSchema)
    .default([])
    .describe('What is alike in all new issues of a plan; not repeated in each'),
  leftOut: z.array(leftOutSchema).default([]),
  warnings: z.array(z.string()),
  action: actionSchema.default('change').describe('What a rule of the person would be about'),
  allowedBy: allowedWhereSchema
    .nullable()
    .default(null)
    .describe('The rule of the person by which this is done without asking'),
  mayAllow: z
    .boolean()
    .default(false)
    .describe('The approval may say that such changes need none from now on'),
  expiresAt: z.iso.datetime(),
});
export type Plan = z.infer<typeof planSchema>;

/** GET /api/chat/:conversationId/plans/:toolCallId: every issue of a plan, in the order in which they are changed. */
export const planIssuesQuerySchema = z.strictObject({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const planIssuesSchema = z.object({ issues: z.array(plannedIssueSchema), total: z.int() });
export type PlanIssues = z.infer<typeof planIssuesSchema>;

/** How far an approved plan of several issues is. While it runs the server sends it again and again. */
export const planProgressSchema = z.object({
  toolCallId: z.string(),
  done: z.int(),
  failed: z.int(),
  total: z.int(),
});
export type PlanProgress = z.infer<typeof planProgressSchema>;
