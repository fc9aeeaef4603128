import { z } from 'zod';
import { daySchema, issueKeySchema, issueSummarySchema } from '../jira.ts';
import { personSaid } from './person-said.ts';

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
