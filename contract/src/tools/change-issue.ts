import { z } from 'zod';
import { daySchema, issueKeySchema } from '../jira.ts';
import { personSaid } from './person-said.ts';

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
    assignee: personSaid.optional().describe('"me", "nobody", or a name'),
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
