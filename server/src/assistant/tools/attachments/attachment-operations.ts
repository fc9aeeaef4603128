import { fileKindSchema, issueKeySchema } from '@sidelight/contract';
import { z } from 'zod';
import { undoes } from '../operation-undoes.ts';

/** A file as the server keeps it. Its hash says that what is run is what was approved. */
export const keptFileSchema = z.strictObject({
  fileId: z.string(),
  name: z.string(),
  mediaType: z.string(),
  kind: fileKindSchema,
  size: z.int().nonnegative(),
  sha256: z.string(),
});
export type KeptFile = z.infer<typeof keptFileSchema>;

export const attachOperationSchema = z.strictObject({
  kind: z.literal('attach'),
  siteUrl: z.string(),
  /** Left out before the issue is there. */
  key: issueKeySchema.optional(),
  /** Of a new issue: the place in the plan, from 0, of the operation that creates it. */
  newAt: z.int().min(0).optional(),
  files: z.array(keptFileSchema).min(1),
  /** Ids of the attachments that were there when the plan was made. */
  before: z.array(z.string()),
  undoes,
});
export type AttachOperation = z.infer<typeof attachOperationSchema>;

/** The issue that it is attached to. Throws before that is there: such an operation waits for it. */
export function keyOfAttach({ key }: AttachOperation): string {
  if (key === undefined) throw new RangeError('The issue was to be created before.');
  return key;
}

export const deleteAttachmentsOperationSchema = z.strictObject({
  kind: z.literal('delete-attachments'),
  siteUrl: z.string(),
  key: issueKeySchema,
  attachments: z
    .array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        size: z.int().nonnegative(),
        /** Its content is kept, so that it can be brought back. */
        keep: z.boolean(),
      }),
    )
    .min(1),
  undoes,
});
export type DeleteAttachmentsOperation = z.infer<typeof deleteAttachmentsOperationSchema>;
