import { z } from 'zod';
import { columnKindSchema, columnSchema, daySchema, foundIssueSchema, issueKeySchema } from '../jira.ts';
import { brief, untold } from './model-marks.ts';
import { personSaid } from './person-said.ts';

const period = z
  .strictObject({ from: daySchema.optional(), to: daySchema.optional() })
  .describe('{from, to}: days, inclusive')
  .meta(brief);
const names = z.array(z.string().min(1).max(255)).min(1).max(50);

/** What to look for, in the words people use; names are looked up in Jira. Everything given must hold. */
const criteriaSchema = z.strictObject({
  keys: z.array(issueKeySchema).min(1).max(50).optional().meta(untold),
  projects: names.optional().describe('Keys or names'),
  types: names.optional(),
  statuses: names.optional(),
  statusCategory: z.enum(['open', 'to do', 'in progress', 'done']).optional().describe('"open" is: not done'),
  priorities: names.optional(),
  labels: names.optional(),
  components: names.optional(),
  assignee: personSaid.optional().describe('"me", "nobody", or a name'),
  assignees: z.array(personSaid).min(1).max(10).optional().meta(untold),
  notAssignee: personSaid.optional().meta(untold),
  reporter: personSaid.optional(),
  parent: issueKeySchema.optional(),
  text: z.string().min(1).max(500).optional(),
  due: period.optional(),
  noDueDate: z.literal(true).optional().meta(untold),
  overdue: z.literal(true).optional(),
  blocked: z.literal(true).optional().meta(untold),
  created: period.optional(),
  updated: period.optional(),
  resolved: period.optional(),
  closedBy: personSaid
    .optional()
    .describe('Who moved it to a done status, within "resolved" where that is given')
    .meta(untold),
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
    .describe('Not these')
    .meta(untold),
  without: z
    .array(z.enum(['labels', 'components', 'description', 'parent']))
    .min(1)
    .max(4)
    .optional()
    .describe('Fields that are empty')
    .meta(untold),
  notUpdatedSince: daySchema.optional().meta(untold),
  watchedByMe: z.literal(true).optional(),
  inOpenSprint: z.literal(true).optional(),
  sprints: names.optional(),
  fixVersions: names.optional(),
  onPage: z.literal(true).optional().describe("What the person's page shows"),
  orderBy: z
    .strictObject({
      field: z.enum(['created', 'updated', 'due', 'priority', 'rank', 'key', 'resolved']),
      direction: z.enum(['ascending', 'descending']),
    })
    .optional(),
});
export type Criteria = z.infer<typeof criteriaSchema>;

const named = z.string().min(1).max(255);

export const searchIssuesInputSchema = z
  .strictObject({
    criteria: criteriaSchema.optional(),
    jql: z.string().min(1).max(10_000).optional().describe('Instead of criteria'),
    countOnly: z.boolean().optional(),
    fields: z.array(named).min(1).max(12).optional().describe('Columns instead of the usual ones'),
    groupBy: z
      .preprocess((said) => (typeof said === 'string' ? [said] : said), z.array(named).min(1).max(2))
      .optional()
      .describe('Count by any field or two: "status", "created month"'),
    sum: named.optional().describe('Number field to add up'),
    limit: z.int().min(1).max(50).optional().describe('Default 10'),
    pageToken: z.string().max(10_000).optional(),
  })
  .refine(
    (input) => (input.criteria === undefined) !== (input.jql === undefined),
    'Give either criteria or jql',
  );
export type SearchIssuesInput = z.infer<typeof searchIssuesInputSchema>;

const issueGroupSchema = z.object({
  name: z.string(),
  count: z.int(),
  sum: z.number().nullable().optional().describe('Null where none of the issues has a value'),
  parts: z
    .array(z.number().nullable())
    .optional()
    .describe('For each of `across`: the sum where one was asked for, else the count'),
});
export type IssueGroup = z.infer<typeof issueGroupSchema>;

export const searchIssuesOutputSchema = z.object({
  jql: z.string(),
  jqlUrl: z.url().describe('The same search in Jira'),
  total: z.int().nullable(),
  issues: z.array(foundIssueSchema).describe('Empty when only the count was asked for'),
  nextPageToken: z.string().nullable(),
  note: z.string().optional().describe('What was looked at instead of what was asked for'),
  columns: z.array(columnSchema).optional().describe('The chosen ones'),
  groups: z
    .array(issueGroupSchema)
    .optional()
    .describe('When grouping was asked for: largest first, or in the order of time'),
  groupedBy: z.array(z.string()).optional().describe('Names of the fields of the groups'),
  across: z
    .array(z.string())
    .optional()
    .describe('Names of the second field; the last may stand for the rest'),
  overlapping: z.boolean().optional().describe('An issue with several values is in several groups'),
  summed: z
    .object({
      name: z.string(),
      kind: columnKindSchema,
      total: z.number(),
      without: z.int().describe('Issues that have no value'),
    })
    .optional(),
  counted: z
    .int()
    .optional()
    .describe('How many issues were grouped or added up; of more, the first of the list'),
});
export type SearchIssuesOutput = z.infer<typeof searchIssuesOutputSchema>;
