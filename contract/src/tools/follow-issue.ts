import { z } from 'zod';
import { issueKeySchema } from '../jira.ts';

export const followIssueInputSchema = z
  .strictObject({
    key: issueKeySchema,
    watch: z.boolean().optional(),
    vote: z.boolean().optional(),
  })
  .refine(({ watch, vote }) => watch !== undefined || vote !== undefined, 'Give watch or vote');
export type FollowIssueInput = z.infer<typeof followIssueInputSchema>;
