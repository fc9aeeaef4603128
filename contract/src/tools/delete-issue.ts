import { z } from 'zod';
import { issueKeySchema } from '../jira.ts';

/** The most issues that one plan may delete. */
export const mostIssuesDeleted = 20;

export const deleteIssueInputSchema = z.strictObject({
  keys: z.array(issueKeySchema).min(1).max(mostIssuesDeleted),
});
export type DeleteIssueInput = z.infer<typeof deleteIssueInputSchema>;
