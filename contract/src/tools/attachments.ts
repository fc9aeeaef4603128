import { z } from 'zod';
import { attachmentSchema } from '../attachments.ts';
import { mostFilesOfMessage } from '../files.ts';
import { issueKeySchema } from '../jira.ts';
import { type WriteOutput, writeOutputSchema } from './write-output.ts';

export const attachmentsInputSchema = z
  .strictObject({
    action: z.enum(['list', 'read', 'add', 'delete']),
    key: issueKeySchema,
    name: z.string().min(1).max(255).optional().describe('read, delete: name or id'),
    from: z.int().optional().describe('read: byte to go on from; negative: from the end'),
    files: z
      .array(z.string().min(1).max(255))
      .min(1)
      .max(mostFilesOfMessage)
      .optional()
      .describe('add: names; default: the newest'),
  })
  .refine(({ action, name }) => name !== undefined || action === 'list' || action === 'add', 'Give the name');
export type AttachmentsInput = z.infer<typeof attachmentsInputSchema>;

const contentSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    text: z.string(),
    from: z.int().describe('The byte that the text begins with'),
    next: z.int().nullable().describe('The byte to go on from; null at the end'),
  }),
  z.object({ kind: z.literal('image') }),
  z.object({ kind: z.literal('other'), why: z.string().describe('Why it cannot be read here') }),
]);

/** What a list or a reading answers. */
export const attachmentsReadSchema = z.object({
  key: z.string(),
  url: z.url().describe('The issue in Jira'),
  total: z.int().describe('Attachments of the issue'),
  attachments: z.array(attachmentSchema).describe('The newest 50; of a reading the one that was read'),
  content: contentSchema.optional(),
});
export type AttachmentsRead = z.infer<typeof attachmentsReadSchema>;

export const attachmentsOutputSchema = z.union([attachmentsReadSchema, writeOutputSchema]);
export type AttachmentsOutput = AttachmentsRead | WriteOutput;
