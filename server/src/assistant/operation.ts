import { z } from 'zod';
import {
  attachOperationSchema,
  deleteAttachmentsOperationSchema,
} from './tools/attachments/attachment-operations.ts';
import { changeOperationSchema } from './tools/change/change-operation.ts';
import {
  commentOperationSchema,
  deleteCommentOperationSchema,
  editCommentOperationSchema,
} from './tools/comments/comment-operations.ts';
import { createOperationSchema } from './tools/create/creation-operation.ts';
import { deleteIssueOperationSchema } from './tools/delete/deletion-operation.ts';
import { followOperationSchema } from './tools/follow/follow-operation.ts';
import { linkOperationSchema, unlinkOperationSchema } from './tools/links/link-operations.ts';
import {
  deleteWorklogOperationSchema,
  editWorklogOperationSchema,
  logWorkOperationSchema,
} from './tools/worklogs/work-operations.ts';

/**
 * Exactly what an approval will run, in Jira's own terms (ids, account ids, days). It is kept on the server
 * from the moment the person is shown the plan; nothing that a model or a client says later can change it.
 * Validated when it is read back, because it comes from a database.
 */
export const operationSchema = z.discriminatedUnion('kind', [
  createOperationSchema,
  changeOperationSchema,
  commentOperationSchema,
  deleteIssueOperationSchema,
  deleteCommentOperationSchema,
  editCommentOperationSchema,
  logWorkOperationSchema,
  editWorklogOperationSchema,
  deleteWorklogOperationSchema,
  followOperationSchema,
  linkOperationSchema,
  unlinkOperationSchema,
  attachOperationSchema,
  deleteAttachmentsOperationSchema,
]);
export type Operation = z.infer<typeof operationSchema>;
