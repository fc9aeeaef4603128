import { z } from 'zod';
import { issueKeySchema } from '../jira.ts';

export const deleteIssueInputSchema = z.strictObject({ key: issueKeySchema });
export type DeleteIssueInput = z.infer<typeof deleteIssueInputSchema>;
