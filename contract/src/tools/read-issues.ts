import { z } from 'zod';
import { attachmentSchema } from '../attachments.ts';
import {
  commentSchema,
  historyEntrySchema,
  issueKeySchema,
  issueSchema,
  issueSummarySchema,
  statusSchema,
} from '../jira.ts';
import { personSchema } from '../session.ts';

/** What can be read of an issue beside its usual fields; "fields" are the site's own. */
export const issueParts = [
  'description',
  'comments',
  'history',
  'worklogs',
  'links',
  'attachments',
  'subtasks',
  'fields',
] as const;
export type IssuePart = (typeof issueParts)[number];

/** Those that grow without end, and are read in pages from the newest on. */
const pagedParts: ReadonlySet<IssuePart> = new Set(['comments', 'history', 'worklogs']);

export const readIssuesInputSchema = z
  .strictObject({
    keys: z.array(issueKeySchema).min(1).max(50),
    parts: z
      .array(z.enum(issueParts))
      .max(issueParts.length)
      .optional()
      .describe('Default of one: description, comments, history, subtasks'),
    before: z.int().min(2).optional().describe('Older comments, history or worklogs than this number'),
  })
  .refine(
    ({ keys, parts, before }) =>
      before === undefined ||
      (keys.length === 1 && parts?.filter((part) => pagedParts.has(part)).length === 1),
    '"before" needs one key and one of the parts comments, history and worklogs',
  );
export type ReadIssuesInput = z.infer<typeof readIssuesInputSchema>;

/** A page of something that is numbered from the oldest, 1, to the newest, `total`. */
function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    total: z.int(),
    first: z.int().describe('Number of the oldest one shown; 0 where none is'),
    last: z.int().describe('Number of the newest one shown; 0 where none is'),
    items: z.array(item),
  });
}

const worklogSchema = z.object({
  id: z.string(),
  author: personSchema.nullable(),
  started: z.iso.datetime(),
  minutes: z.int(),
  comment: z.string().describe('Markdown; empty where there is none'),
});
export type IssueWorklog = z.infer<typeof worklogSchema>;

const linkSchema = z.object({
  relation: z.string().describe('As this issue says it: "is blocked by"'),
  key: z.string(),
  summary: z.string(),
  status: statusSchema,
});
export type RelatedIssue = z.infer<typeof linkSchema>;

const minutes = z.int().nullable();

/** An issue with the parts that were asked for; a part that was not is left out. */
export const readIssueSchema = issueSummarySchema
  .extend(
    issueSchema.pick({
      project: true,
      reporter: true,
      labels: true,
      resolution: true,
      components: true,
      fixVersions: true,
      parent: true,
      created: true,
    }).shape,
  )
  .extend({
    description: z.string().optional(),
    comments: pageOf(commentSchema).optional().describe('Oldest first'),
    history: pageOf(historyEntrySchema)
      .optional()
      .describe('Newest first; what was changed at once has one number and an entry for each field'),
    worklogs: pageOf(worklogSchema).optional().describe('Oldest first'),
    time: z
      .object({ estimated: minutes, spent: minutes, remaining: minutes })
      .optional()
      .describe('Minutes; comes with the worklogs'),
    links: z.array(linkSchema).optional(),
    attachments: z.array(attachmentSchema).optional(),
    subtasks: issueSchema.shape.subtasks.optional(),
    fields: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
  });
export type ReadIssue = z.infer<typeof readIssueSchema>;

export const readIssuesOutputSchema = z.object({
  issues: z.array(readIssueSchema).describe('In the order of the keys'),
  missing: z
    .array(z.string())
    .describe('Keys that Jira does not have, or that the person may not see: it does not say which'),
});
export type ReadIssuesOutput = z.infer<typeof readIssuesOutputSchema>;
