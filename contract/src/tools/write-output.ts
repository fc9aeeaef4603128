import { z } from 'zod';
import { issueSummarySchema } from '../jira.ts';

/** What became of the issues of one plan. */
const manyOutputSchema = z.object({
  total: z.int().describe('Issues of the plan'),
  done: z.int().describe('Those that were written'),
  issues: z.array(issueSummarySchema).describe('The first 50 that were written'),
  failed: z
    .array(z.object({ key: z.string().nullable(), summary: z.string(), why: z.string() }))
    .describe('Those that were not, or of which it is not known; the first 50'),
});
export type ManyOutput = z.infer<typeof manyOutputSchema>;

/** What each write answers once it was approved and run: read back from Jira, not assumed. */
export const writeOutputSchema = z.object({
  issue: issueSummarySchema.describe('Of several: the first'),
  many: manyOutputSchema.optional().describe('Where the plan had several issues'),
  done: z.string().describe('What was done, in a sentence'),
  ignoredFields: z.array(z.string()).describe('Labels of fields that Jira accepted but did not change'),
  changeId: z
    .string()
    .optional()
    .describe('With it the change can be undone; absent when nothing was written'),
  undoes: z.string().optional().describe('The id of the change that this one undid'),
  deleted: z.literal(true).optional().describe('The issue is as it was before it was deleted'),
});
export type WriteOutput = z.infer<typeof writeOutputSchema>;
