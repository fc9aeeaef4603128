import { z } from 'zod';
import { personSchema } from './session.ts';

export const issueKeySchema = z
  .string()
  .trim()
  .regex(/^[A-Za-z][A-Za-z0-9_]{1,254}-[1-9]\d{0,9}$/, 'An issue key looks like ABC-123')
  .transform((key) => key.toUpperCase());

export const projectKeySchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{1,254}$/, 'A project key looks like ABC')
  .transform((key) => key.toUpperCase());

/** A calendar day without a time zone: "2026-11-27". */
export const daySchema = z.iso.date();

const statusCategorySchema = z.enum(['new', 'indeterminate', 'done']);
export const statusSchema = z.object({ id: z.string(), name: z.string(), category: statusCategorySchema });
export type Status = z.infer<typeof statusSchema>;

const projectSchema = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  avatarUrl: z.string().nullable(),
});
export type Project = z.infer<typeof projectSchema>;

/** What a list shows of an issue. Times are ISO 8601 in UTC; `url` is the page of the issue in Jira. */
export const issueSummarySchema = z.object({
  key: z.string(),
  url: z.url(),
  summary: z.string(),
  type: z.string(),
  status: statusSchema,
  priority: z.string().nullable(),
  assignee: personSchema.nullable(),
  dueDate: daySchema.nullable(),
  updated: z.iso.datetime(),
});
export type IssueSummary = z.infer<typeof issueSummarySchema>;

/** How the value of a chosen column is shown; minutes are worked or estimated time. */
export const columnKindSchema = z.enum(['text', 'number', 'minutes', 'day', 'time']);
export const columnSchema = z.object({ name: z.string(), kind: columnKindSchema });
export type Column = z.infer<typeof columnSchema>;
const cellSchema = z.string().or(z.number()).nullable();
export type Cell = z.infer<typeof cellSchema>;

export const foundIssueSchema = issueSummarySchema.extend({
  cells: z.array(cellSchema).optional().describe('In the order of the columns, where some were chosen'),
});
export type FoundIssue = z.infer<typeof foundIssueSchema>;

/** Rich text is Markdown here; Jira's own form is ADF. */
export const commentSchema = z.object({
  id: z.string(),
  author: personSchema.nullable(),
  body: z.string(),
  created: z.iso.datetime(),
  updated: z.iso.datetime(),
  visibleTo: z.string().optional().describe('The role or group that alone may read it; absent: everybody'),
});
export type Comment = z.infer<typeof commentSchema>;

export const historyEntrySchema = z.object({
  at: z.iso.datetime(),
  author: personSchema.nullable(),
  field: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

export const issueSchema = issueSummarySchema.extend({
  project: projectSchema,
  description: z.string(),
  reporter: personSchema.nullable(),
  labels: z.array(z.string()),
  resolution: z.string().nullable(),
  components: z.array(z.string()).default([]),
  fixVersions: z.array(z.string()).default([]),
  parent: z.object({ key: z.string(), summary: z.string() }).nullable(),
  subtasks: z.array(z.object({ key: z.string(), summary: z.string(), status: statusSchema })),
  created: z.iso.datetime(),
  comments: z.object({
    total: z.int(),
    items: z.array(commentSchema).describe('The newest, oldest of them first'),
  }),
  history: z.array(historyEntrySchema).describe('The newest, newest first'),
});
export type Issue = z.infer<typeof issueSchema>;

const transitionSchema = z.object({ id: z.string(), name: z.string(), to: statusSchema });
export type Transition = z.infer<typeof transitionSchema>;

// Requests

/** GET /api/jira/search */
export const searchQuerySchema = z.strictObject({
  jql: z.string().min(1).max(10_000),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  pageToken: z.string().max(10_000).optional(),
  columns: z
    .string()
    .min(1)
    .max(2_000)
    .optional()
    .describe('Names of fields with "|" between them: each issue then has a cell for each'),
});

/** `total` is Jira's approximate count of everything that matches; null when Jira would not count. */
export const searchResultSchema = z.object({
  jql: z.string().describe('The JQL that was run'),
  total: z.int().nullable(),
  issues: z.array(foundIssueSchema),
  columns: z.array(columnSchema).optional().describe('Those that were asked for, in the order of the cells'),
  nextPageToken: z.string().nullable(),
});
export type SearchResult = z.infer<typeof searchResultSchema>;

export const projectsQuerySchema = z.strictObject({
  query: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const projectsSchema = z.object({ projects: z.array(projectSchema), total: z.int() });

/** POST /api/jira/issues. `description` is Markdown. */
export const newIssueSchema = z.strictObject({
  project: z.string().min(1).max(255).describe('Key of the project'),
  type: z.string().min(1).max(255).describe('Name of the issue type'),
  summary: z.string().trim().min(1).max(255),
  description: z.string().max(32_767).optional(),
  assigneeAccountId: z.string().max(200).optional(),
  priority: z.string().max(255).optional(),
  dueDate: daySchema.optional(),
  labels: z.array(z.string().min(1).max(255).regex(/^\S+$/, 'A label has no spaces')).max(100).optional(),
  parent: issueKeySchema.optional(),
});
export type NewIssue = z.infer<typeof newIssueSchema>;

/** PATCH /api/jira/issues/:key. Only what is given is changed; null empties a field. */
export const issueEditSchema = z
  .strictObject({
    summary: z.string().trim().min(1).max(255).optional(),
    description: z.string().max(32_767).nullable().optional(),
    assigneeAccountId: z.string().max(200).nullable().optional(),
    priority: z.string().max(255).optional(),
    dueDate: daySchema.nullable().optional(),
    labels: z.array(z.string().min(1).max(255).regex(/^\S+$/, 'A label has no spaces')).max(100).optional(),
    components: z.array(z.string().min(1).max(255)).max(100).optional().describe('By name'),
    fixVersions: z.array(z.string().min(1).max(255)).max(100).optional().describe('By name'),
    parent: issueKeySchema.nullable().optional(),
  })
  .refine((edit) => Object.keys(edit).length > 0, 'Give at least one field to change');
export type IssueEdit = z.infer<typeof issueEditSchema>;

/** POST /api/jira/issues/:key/comments. Markdown. */
export const newCommentSchema = z.strictObject({ body: z.string().trim().min(1).max(32_767) });

/** POST /api/jira/issues/:key/transitions */
export const transitionRequestSchema = z.strictObject({ transitionId: z.string().min(1).max(50) });

export const issueParamsSchema = z.object({ key: issueKeySchema });
export const commentsSchema = z.object({ comments: z.array(commentSchema), total: z.int() });
export const transitionsSchema = z.object({ transitions: z.array(transitionSchema) });
/** What every write answers: the issue as Jira has it afterwards, and the fields Jira silently did not change. */
export const writeResultSchema = z.object({ issue: issueSchema, ignoredFields: z.array(z.string()) });
export type WriteResult = z.infer<typeof writeResultSchema>;
