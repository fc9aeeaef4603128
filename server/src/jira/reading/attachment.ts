import type { IssueAttachment } from '@sidelight/contract';
import { z } from 'zod';
import { instantSchema } from './instant.ts';
import { somebodySchema } from './person.ts';

const attachmentSchema = z
  .object({
    id: z.coerce.string(),
    filename: z.string().catch(''),
    mimeType: z.string().catch('application/octet-stream'),
    size: z.number().catch(0),
    author: somebodySchema,
    created: instantSchema,
  })
  .transform(
    ({ id, filename, mimeType, size, author, created }): IssueAttachment => ({
      id,
      fileName: filename,
      mimeType,
      bytes: Math.round(size),
      author,
      created,
    }),
  );

/** The files of an issue, the oldest first. */
export const attachmentsSchema = z
  .array(attachmentSchema)
  .catch([])
  .transform((all) => all.toSorted((one, other) => one.created.localeCompare(other.created)));
