import type { Attachment } from '@sidelight/contract';
import { z } from 'zod';
import { instantSchema } from '../reading/instant.ts';
import { somebodySchema } from '../reading/person.ts';

/** Jira names the id as text with an issue and as a number by itself. */
export const jiraAttachmentSchema = z
  .object({
    id: z.coerce.string(),
    filename: z.string(),
    mimeType: z.string().nullish().catch(null),
    size: z.int().nonnegative(),
    author: somebodySchema,
    created: instantSchema,
  })
  .transform(
    ({ id, filename, mimeType, size, author, created }): Attachment => ({
      id,
      fileName: filename,
      mimeType: mimeType ?? 'application/octet-stream',
      size,
      author,
      created,
    }),
  );

export function byAge(one: Attachment, other: Attachment): number {
  return one.created.localeCompare(other.created) || Number(one.id) - Number(other.id);
}
