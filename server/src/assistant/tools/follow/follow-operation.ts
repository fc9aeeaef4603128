import { issueKeySchema } from '@sidelight/contract';
import { z } from 'zod';
import { undoes } from '../operation-undoes.ts';

export const followOperationSchema = z.strictObject({
  kind: z.literal('follow'),
  siteUrl: z.string(),
  key: issueKeySchema,
  watch: z.boolean().optional(),
  vote: z.boolean().optional(),
  undoes,
});
export type FollowOperation = z.infer<typeof followOperationSchema>;
