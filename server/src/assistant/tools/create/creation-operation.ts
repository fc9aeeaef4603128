import { issueKeySchema, newIssueSchema } from '@sidelight/contract';
import { z } from 'zod';
import { undoes } from '../operation-undoes.ts';
import { setFieldSchema } from './set-field.ts';

export const createOperationSchema = z.strictObject({
  kind: z.literal('create'),
  siteUrl: z.string(),
  issue: newIssueSchema,
  /** What else is set, in Jira's own terms. Before fields could be given: none. */
  fields: z.array(setFieldSchema).optional(),
  /** Where the parent is new too: the place in the plan, from 0, of the operation that creates it. */
  parentAt: z.int().min(0).optional(),
  /** Where it is put once it is there; `field` is Jira's id of the sprint field. */
  sprint: z.strictObject({ field: z.string(), id: z.int(), name: z.string() }).optional(),
  /** The deleted issue that this one is again. */
  again: issueKeySchema.optional(),
  undoes,
});
export type CreateOperation = z.infer<typeof createOperationSchema>;
