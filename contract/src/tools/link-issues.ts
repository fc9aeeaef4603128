import { z } from 'zod';
import { issueKeySchema } from '../jira.ts';

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
