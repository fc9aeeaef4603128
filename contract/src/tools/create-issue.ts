import { z } from 'zod';
import { daySchema, issueKeySchema } from '../jira.ts';
import { personSaid } from './person-said.ts';

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
