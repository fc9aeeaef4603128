import { z } from 'zod';
import { issueKeySchema } from '../jira.ts';

export const addCommentInputSchema = z.strictObject({
  key: issueKeySchema,
  body: z.string().trim().min(1).max(32_767).describe('Markdown'),
});
export type AddCommentInput = z.infer<typeof addCommentInputSchema>;

export const editCommentInputSchema = z
  .strictObject({
    key: issueKeySchema,
    commentId: z.string().min(1).max(50).optional().describe("Default: the person's newest one there"),
    body: z.string().trim().min(1).max(32_767).optional().describe('What it shall say, in Markdown'),
    remove: z.literal(true).optional(),
  })
  .refine(({ body, remove }) => (body === undefined) !== (remove === undefined), 'Give body or remove');
export type EditCommentInput = z.infer<typeof editCommentInputSchema>;
