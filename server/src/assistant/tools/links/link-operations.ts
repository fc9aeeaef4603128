import { issueKeySchema } from '@sidelight/contract';
import { z } from 'zod';
import { undoes } from '../operation-undoes.ts';

/** Of a link: the issue `from` shows the outward words of the type. */
const ends = z.strictObject({ type: z.string(), from: issueKeySchema, to: issueKeySchema });

export const linkOperationSchema = z.strictObject({
  kind: z.literal('link'),
  siteUrl: z.string(),
  key: issueKeySchema,
  ends,
  undoes,
});
export type LinkOperation = z.infer<typeof linkOperationSchema>;

export const unlinkOperationSchema = z.strictObject({
  kind: z.literal('unlink'),
  siteUrl: z.string(),
  key: issueKeySchema,
  linkId: z.string(),
  ends,
  undoes,
});
export type UnlinkOperation = z.infer<typeof unlinkOperationSchema>;
