import { z } from 'zod';
import { daySchema, issueKeySchema, issueSchema, issueSummarySchema } from './jira.ts';
import type { RunJobInput, RunJobOutput } from './jobs.ts';

/** The assistant's tools: what a model sends and what comes back, both also on the wire to the panel. */

const personSaid = z.string().min(1).max(200).describe('"me", "nobody", or a name');
const period = z
  .strictObject({ from: daySchema.optional(), to: daySchema.optional() })
  .describe('Days, both inclusive');
const names = z.array(z.string().min(1).max(255)).min(1).max(50);

/** What to look for, in the words people use; names are looked up in Jira. Everything given must hold. */
const criteriaSchema = z.strictObject({
  keys: z.array(issueKeySchema).min(1).max(50).optional(),
  projects: names.optional().describe('Keys or names'),
  types: names.optional(),
  statuses: names.optional(),
  statusCategory: z.enum(['open', 'to do', 'in progress', 'done']).optional().describe('"open" is: not done'),
  priorities: names.optional(),
  labels: names.optional(),
  components: names.optional(),
  assignee: personSaid.optional(),
  assignees: z.array(personSaid).min(1).max(10).optional().describe('Any of these; instead of assignee'),
  notAssignee: personSaid.optional(),
  reporter: personSaid.optional(),
  parent: issueKeySchema.optional(),
  text: z.string().min(1).max(500).optional(),
  due: period.optional(),
  noDueDate: z.literal(true).optional(),
  overdue: z.literal(true).optional(),
  created: period.optional(),
  updated: period.optional(),
  resolved: period.optional(),
  closedBy: personSaid
    .optional()
    .describe('Who moved it to a done status, within "resolved" where that is given'),
  except: z
    .strictObject({
      projects: names.optional(),
      types: names.optional(),
      statuses: names.optional(),
      priorities: names.optional(),
      labels: names.optional(),
      components: names.optional(),
    })
    .optional()
    .describe('Not these'),
  without: z
    .array(z.enum(['labels', 'components', 'description', 'parent']))
    .min(1)
    .max(4)
    .optional()
    .describe('Fields that are empty'),
  notUpdatedSince: daySchema.optional(),
  watchedByMe: z.literal(true).optional(),
  inOpenSprint: z.literal(true).optional(),
  orderBy: z
    .strictObject({
      field: z.enum(['created', 'updated', 'due', 'priority', 'rank', 'key', 'resolved']),
      direction: z.enum(['ascending', 'descending']),
    })
    .optional(),
});
export type Criteria = z.infer<typeof criteriaSchema>;

export const searchIssuesInputSchema = z
  .strictObject({
    criteria: criteriaSchema.optional(),
    jql: z.string().min(1).max(10_000).optional().describe('Instead of criteria'),
    countOnly: z.boolean().optional(),
    groupBy: z
      .enum(['status', 'assignee', 'reporter', 'type', 'priority', 'project'])
      .optional()
      .describe('Counts for each instead of a list'),
    limit: z.int().min(1).max(50).optional().describe('Default 10'),
    pageToken: z.string().max(10_000).optional(),
  })
  .refine(
    (input) => (input.criteria === undefined) !== (input.jql === undefined),
    'Give either criteria or jql',
  );
export type SearchIssuesInput = z.infer<typeof searchIssuesInputSchema>;
const issueGroupSchema = z.object({ name: z.string(), count: z.int() });
export type IssueGroup = z.infer<typeof issueGroupSchema>;

export const searchIssuesOutputSchema = z.object({
  jql: z.string(),
  jqlUrl: z.url().describe('The same search in Jira'),
  total: z.int().nullable(),
  issues: z.array(issueSummarySchema).describe('Empty when only the count was asked for'),
  nextPageToken: z.string().nullable(),
  groups: z.array(issueGroupSchema).optional().describe('Largest first, when grouping was asked for'),
  counted: z.int().optional().describe('How many issues are in the groups; of more than these, the newest'),
});
export type SearchIssuesOutput = z.infer<typeof searchIssuesOutputSchema>;

export const getIssueInputSchema = z.strictObject({ key: issueKeySchema });
export type GetIssueInput = z.infer<typeof getIssueInputSchema>;
export const getIssueOutputSchema = issueSchema;
export type GetIssueOutput = z.infer<typeof getIssueOutputSchema>;

export const createIssueInputSchema = z.strictObject({
  project: z
    .string()
    .min(1)
    .max(255)
    .optional()
    .describe('Key or name; may be left out when there is only one'),
  type: z.string().min(1).max(255).optional().describe('Default: Task'),
  summary: z.string().trim().min(1).max(255),
  description: z.string().max(32_767).optional().describe('Markdown'),
  assignee: personSaid.optional(),
  priority: z.string().max(255).optional(),
  dueDate: daySchema.optional(),
  labels: z.array(z.string().min(1).max(255)).max(100).optional(),
  parent: issueKeySchema.optional(),
});
export type CreateIssueInput = z.infer<typeof createIssueInputSchema>;

/** The most issues that one plan may change. */
export const mostIssuesChanged = 500;

const namesSaid = z.array(z.string().min(1).max(255)).min(1).max(50);

export const changeIssueInputSchema = z
  .strictObject({
    key: issueKeySchema.optional(),
    keys: z.array(issueKeySchema).min(1).max(mostIssuesChanged).optional().describe('Several, changed alike'),
    jql: z.string().min(1).max(10_000).optional().describe('Or all that this finds'),
    summary: z.string().trim().min(1).max(255).optional(),
    description: z.string().max(32_767).nullable().optional().describe('Markdown'),
    assignee: personSaid.optional(),
    status: z.string().min(1).max(255).optional().describe('The status to move to'),
    priority: z.string().max(255).optional(),
    dueDate: daySchema.nullable().optional(),
    addLabels: z.array(z.string().min(1).max(255)).max(100).optional(),
    removeLabels: z.array(z.string().min(1).max(255)).max(100).optional(),
    addComponents: namesSaid.optional(),
    removeComponents: namesSaid.optional(),
    addFixVersions: namesSaid.optional(),
    removeFixVersions: namesSaid.optional(),
    parent: issueKeySchema.nullable().optional().describe('Epic or other parent; null for none'),
  })
  .refine(
    ({ key, keys, jql }) => [key, keys, jql].filter((which) => which !== undefined).length === 1,
    'Give one of key, keys and jql',
  )
  .refine((input) => Object.keys(input).length > 1, 'Give at least one thing to change');
export type ChangeIssueInput = z.infer<typeof changeIssueInputSchema>;

export const addCommentInputSchema = z.strictObject({
  key: issueKeySchema,
  body: z.string().trim().min(1).max(32_767).describe('Markdown'),
});
export type AddCommentInput = z.infer<typeof addCommentInputSchema>;

export const editCommentInputSchema = z
  .strictObject({
    key: issueKeySchema,
    commentId: z.string().min(1).max(50).optional().describe("Default: the person's newest one there"),
    body: z.string().trim().min(1).max(32_767).optional().describe('What it shall say, in Markdown'),
    remove: z.literal(true).optional(),
  })
  .refine(({ body, remove }) => (body === undefined) !== (remove === undefined), 'Give body or remove');
export type EditCommentInput = z.infer<typeof editCommentInputSchema>;

export const logWorkInputSchema = z.strictObject({
  key: issueKeySchema,
  minutes: z.int().min(1).max(2_400),
  day: daySchema.optional().describe('Default: today'),
  comment: z.string().trim().min(1).max(5_000).optional().describe('Markdown'),
});
export type LogWorkInput = z.infer<typeof logWorkInputSchema>;

export const followIssueInputSchema = z
  .strictObject({
    key: issueKeySchema,
    watch: z.boolean().optional(),
    vote: z.boolean().optional(),
  })
  .refine(({ watch, vote }) => watch !== undefined || vote !== undefined, 'Give watch or vote');
export type FollowIssueInput = z.infer<typeof followIssueInputSchema>;

export const linkIssuesInputSchema = z.strictObject({
  key: issueKeySchema,
  relation: z
    .string()
    .min(1)
    .max(255)
    .optional()
    .describe('Of key to other: "blocks", "is blocked by"; default: relates to'),
  other: issueKeySchema,
  remove: z.literal(true).optional(),
});
export type LinkIssuesInput = z.infer<typeof linkIssuesInputSchema>;

export const deleteIssueInputSchema = z.strictObject({ key: issueKeySchema });
export type DeleteIssueInput = z.infer<typeof deleteIssueInputSchema>;

export const undoChangeInputSchema = z.strictObject({
  changeId: z
    .uuid()
    .optional()
    .describe('From the result of the change; default: the newest one not undone yet'),
});
export type UndoChangeInput = z.infer<typeof undoChangeInputSchema>;

/** What became of the issues of one plan. */
const manyOutputSchema = z.object({
  total: z.int().describe('Issues of the plan'),
  done: z.int().describe('Those that were written'),
  issues: z.array(issueSummarySchema).describe('The first 50 that were written'),
  failed: z
    .array(z.object({ key: z.string().nullable(), summary: z.string(), why: z.string() }))
    .describe('Those that were not, or of which it is not known; the first 50'),
});
export type ManyOutput = z.infer<typeof manyOutputSchema>;

/** What each write answers once it was approved and run: read back from Jira, not assumed. */
export const writeOutputSchema = z.object({
  issue: issueSummarySchema.describe('Of several: the first'),
  many: manyOutputSchema.optional().describe('Where the plan had several issues'),
  done: z.string().describe('What was done, in a sentence'),
  ignoredFields: z.array(z.string()).describe('Labels of fields that Jira accepted but did not change'),
  changeId: z
    .string()
    .optional()
    .describe('With it the change can be undone; absent when nothing was written'),
  undoes: z.string().optional().describe('The id of the change that this one undid'),
  deleted: z.literal(true).optional().describe('The issue is as it was before it was deleted'),
});
export type WriteOutput = z.infer<typeof writeOutputSchema>;

export const toolNames = [
  'search_issues',
  'get_issue',
  'create_issue',
  'change_issue',
  'add_comment',
  'edit_comment',
  'log_work',
  'follow_issue',
  'link_issues',
  'delete_issue',
  'undo_change',
  'run_job',
] as const;
export type ToolName = (typeof toolNames)[number];

/** For `UIMessage<…>`: the parts named `tool-search_issues` and so on. */
export interface ToolTypes {
  [name: string]: { input: unknown; output: unknown | undefined };
  search_issues: { input: SearchIssuesInput; output: SearchIssuesOutput };
  get_issue: { input: GetIssueInput; output: GetIssueOutput };
  create_issue: { input: CreateIssueInput; output: WriteOutput };
  change_issue: { input: ChangeIssueInput; output: WriteOutput };
  add_comment: { input: AddCommentInput; output: WriteOutput };
  edit_comment: { input: EditCommentInput; output: WriteOutput };
  log_work: { input: LogWorkInput; output: WriteOutput };
  follow_issue: { input: FollowIssueInput; output: WriteOutput };
  link_issues: { input: LinkIssuesInput; output: WriteOutput };
  delete_issue: { input: DeleteIssueInput; output: WriteOutput };
  undo_change: { input: UndoChangeInput; output: WriteOutput };
  run_job: { input: RunJobInput; output: RunJobOutput };
}
