import { z } from 'zod';
import { issueKeySchema, issueSchema } from '../jira.ts';

export const getIssueInputSchema = z.strictObject({ key: issueKeySchema });
export type GetIssueInput = z.infer<typeof getIssueInputSchema>;
export const getIssueOutputSchema = issueSchema;
export type GetIssueOutput = z.infer<typeof getIssueOutputSchema>;
