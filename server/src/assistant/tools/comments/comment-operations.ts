import { issueKeySchema } from '@sidelight/contract';
import { z } from 'zod';
import type { AdfDocument } from '../../../jira/documents/adf.ts';
import { visibilitySchema } from '../../../jira/visibility.ts';
import { undoes } from '../operation-undoes.ts';

const bodySchema = z.string().min(1).max(32_767);
/** Jira's own form of a text, which it gave and gets back unread. */
export const documentSchema = z.custom<AdfDocument>(
  (value) => z.object({ type: z.literal('doc'), content: z.array(z.unknown()) }).safeParse(value).success,
);

export const commentOperationSchema = z.strictObject({
  kind: z.literal('comment'),
  siteUrl: z.string(),
  key: issueKeySchema,
  body: bodySchema,
  /** Of a comment that comes back: written in place of the Markdown. */
  document: documentSchema.optional(),
  /** Left out: everybody may read it. */
  visibility: visibilitySchema.optional(),
  /** The comment that it answers. */
  answers: z.string().optional(),
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
  /** The same in Jira's own form; left out by older versions. */
  beforeDocument: documentSchema.optional(),
  beforeVisibility: visibilitySchema.nullable().optional(),
  body: bodySchema,
  /** Of a text that comes back: written in place of the Markdown. */
  document: documentSchema.optional(),
  /** Left out: as before. Null: everybody may read it. */
  visibility: visibilitySchema.nullable().optional(),
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
  /** The same in Jira's own form; left out by older versions. */
  document: documentSchema.optional(),
  visibility: visibilitySchema.nullable().optional(),
  /** Whose it was, when it was not the person's own. */
  author: z.string().optional(),
  undoes,
});
export type DeleteCommentOperation = z.infer<typeof deleteCommentOperationSchema>;

export function documentOf(value: unknown): AdfDocument | undefined {
  return documentSchema.safeParse(value).data;
}
