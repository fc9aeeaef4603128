import { z } from 'zod';
import { daySchema, issueKeySchema } from '../jira.ts';
import { personSaid } from './person-said.ts';

/** The most issues that one plan may change. */
export const mostIssuesChanged = 500;

const nameSaid = z.string().min(1).max(255);
const fieldValue = z.union([
  z.string().max(32_767),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string().min(1).max(255)).max(100),
]);
const entriesByField = z.record(nameSaid, z.array(nameSaid).min(1).max(50));

/** How one issue stands to another, or, with `remove`, stands no more. */
const linkSchema = z.strictObject({
  relation: nameSaid
    .optional()
    .describe('Of the issue to other: "blocks", "is blocked by"; default: relates to'),
  other: issueKeySchema,
  remove: z.literal(true).optional(),
});
export type LinkWanted = z.infer<typeof linkSchema>;

export const changeIssueInputSchema = z
  .strictObject({
    key: issueKeySchema.optional(),
    keys: z.array(issueKeySchema).min(1).max(mostIssuesChanged).optional().describe('Several, changed alike'),
    jql: z.string().min(1).max(10_000).optional().describe('Or all that this finds'),
    summary: z.string().trim().min(1).max(255).optional(),
    description: z.string().max(32_767).nullable().optional().describe('Markdown'),
    assignee: personSaid.optional().describe('"me", "nobody", or a name'),
    status: z.string().min(1).max(255).optional().describe('To move to, over several steps if need be'),
    priority: z.string().max(255).optional(),
    dueDate: daySchema.nullable().optional(),
    addLabels: z.array(z.string().min(1).max(255)).max(100).optional(),
    removeLabels: z.array(z.string().min(1).max(255)).max(100).optional(),
    fields: z
      .record(nameSaid, fieldValue)
      .optional()
      .describe('Any other field by its name, also those asked for on the way to a status; null empties'),
    addTo: entriesByField.optional().describe('To lists by field: {"Components": ["API"]}'),
    removeFrom: entriesByField.optional(),
    parent: issueKeySchema.nullable().optional().describe('Epic or other parent; null for none'),
    sprint: z
      .string()
      .min(1)
      .max(255)
      .nullable()
      .optional()
      .describe('Name, "current" or "next"; null: the backlog'),
    rank: z
      .string()
      .trim()
      .regex(
        /^(?:top|bottom|(?:above|below) [A-Za-z][A-Za-z0-9_]{1,254}-[1-9]\d{0,9})$/i,
        'Give "top", "bottom", "above KEY" or "below KEY"',
      )
      .optional()
      .describe('"top", "bottom", "above KEY", "below KEY"'),
    link: linkSchema.optional(),
    watch: z.boolean().optional(),
    vote: z.boolean().optional(),
  })
  .refine(
    ({ key, keys, jql }) => [key, keys, jql].filter((which) => which !== undefined).length === 1,
    'Give one of key, keys and jql',
  )
  .refine((input) => Object.keys(input).length > 1, 'Give at least one thing to change');
export type ChangeIssueInput = z.infer<typeof changeIssueInputSchema>;
