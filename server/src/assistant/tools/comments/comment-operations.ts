import { issueKeySchema } from '@sidelight/contract';
import { z } from 'zod';
import { undoes } from '../operation-undoes.ts';

export const commentOperationSchema = z.strictObject({
  kind: z.literal('comment'),
  siteUrl: z.string(),
  key: issueKeySchema,
  body: z.string().min(1).max(32_767),
  undoes,
});
export type CommentOperation = z.infer<typeof commentOperationSchema>;

export const editCommentOperationSchema = z.strictObject({
  kind: z.literal('edit-comment'),
  siteUrl: z.string(),
  key: issueKeySchema,
  commentId: z.string(),
  /** What it said when the plan was made, in Markdown. */
  before: z.string(),
  body: z.string().min(1).max(32_767),
  undoes,
});
export type EditCommentOperation = z.infer<typeof editCommentOperationSchema>;

export const deleteCommentOperationSchema = z.strictObject({
  kind: z.literal('delete-comment'),
  siteUrl: z.string(),
  key: issueKeySchema,
  commentId: z.string(),
  /** What it said when the plan was made. */
  body: z.string(),
  undoes,
});
export type DeleteCommentOperation = z.infer<typeof deleteCommentOperationSchema>;
