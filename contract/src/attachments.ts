import { z } from 'zod';
import { personSchema } from './session.ts';

/** A file with an issue, without its content. */
export const attachmentSchema = z.object({
  id: z.string(),
  fileName: z.string(),
  /** As Jira has it: what whoever uploaded the file said it was. */
  mimeType: z.string(),
  size: z.int().nonnegative().describe('Bytes'),
  author: personSchema.nullable(),
  created: z.iso.datetime(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

/** GET /api/jira/attachments/:attachmentId/… */
export const attachmentParamsSchema = z.object({ attachmentId: z.string().regex(/^\d{1,20}$/) });
