import { z } from 'zod';
import { daySchema, issueKeySchema } from '../jira.ts';

export const logWorkInputSchema = z.strictObject({
  key: issueKeySchema,
  minutes: z.int().min(1).max(2_400),
  day: daySchema.optional().describe('Default: today'),
  comment: z.string().trim().min(1).max(5_000).optional().describe('Markdown'),
});
export type LogWorkInput = z.infer<typeof logWorkInputSchema>;
