import { newIssueSchema } from '@sidelight/contract';
import { z } from 'zod';
import { undoes } from '../operation-undoes.ts';

export const createOperationSchema = z.strictObject({
  kind: z.literal('create'),
  siteUrl: z.string(),
  issue: newIssueSchema,
  undoes,
});
export type CreateOperation = z.infer<typeof createOperationSchema>;
