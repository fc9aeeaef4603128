import { issueKeySchema, issueSummarySchema, newIssueSchema } from '@sidelight/contract';
import { z } from 'zod';
import { keptFileSchema } from '../attachments/attachment-operations.ts';
import { setFieldSchema } from '../create/set-field.ts';
import { undoes } from '../operation-undoes.ts';

export const deleteIssueOperationSchema = z.strictObject({
  kind: z.literal('delete-issue'),
  siteUrl: z.string(),
  key: issueKeySchema,
  /** The time of its last change when the plan was made. */
  updated: z.string(),
  /** As it was first created: for the journal of changes. */
  restore: newIssueSchema,
  /** What else it held that a creation takes. */
  fields: z.array(setFieldSchema).optional(),
  /** As it was when the plan was made: what is deleted can no longer be read. */
  last: issueSummarySchema.optional(),
  /** The places in the plan, from 0, of the operations that delete what is below it. */
  after: z.array(z.int().min(0)).optional(),
  undoes,
  /** Other changes that are undone with it: what was attached when it was created. */
  alsoUndoes: z.array(z.string()).optional(),
  /** The files of those, to be attached again when it is created again. */
  files: z.array(keptFileSchema).optional(),
});
export type DeleteIssueOperation = z.infer<typeof deleteIssueOperationSchema>;
