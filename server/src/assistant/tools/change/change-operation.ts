import { issueEditSchema, issueKeySchema } from '@sidelight/contract';
import { z } from 'zod';
import { undoes } from '../operation-undoes.ts';
import { seenSchema } from './seen-fields.ts';

export const changeOperationSchema = z.strictObject({
  kind: z.literal('change'),
  siteUrl: z.string(),
  key: issueKeySchema,
  edit: issueEditSchema.nullable(),
  transition: z.strictObject({ id: z.string(), statusId: z.string(), statusName: z.string() }).nullable(),
  seen: seenSchema,
  /** The same edit with the values from before, and the status from before: for the journal of changes. */
  inverse: z.strictObject({ edit: issueEditSchema.nullable(), statusName: z.string().nullable() }),
  undoes,
});
export type ChangeOperation = z.infer<typeof changeOperationSchema>;
