import type { Comment } from '@sidelight/contract';
import type { IssueSnapshot, JiraAccount } from '../../../jira/jira.ts';
import { AssistantError } from '../../assistant-error.ts';
import { withIgnored } from '../change/change-in-words.ts';
import type { Ran } from '../operation-kind.ts';
import { summaryOf } from '../write-plan.ts';
import type { CommentOperation, DeleteCommentOperation, EditCommentOperation } from './comment-operations.ts';

const did = {
  comment: 'Commented on',
  'edit-comment': 'Changed the comment on',
  'delete-comment': 'Deleted the comment on',
} as const;

/** Throws as `OperationKind.run`. */
export async function runComment(
  operation: CommentOperation,
  account: JiraAccount,
  mark: string,
): Promise<Ran> {
  const { issue, ignoredFields, comment } = await account.comment(operation.key, operation.body, mark);
  return ranOnComment(operation, issue, comment, ignoredFields);
}

/** Throws as `OperationKind.run`. */
export async function runEditComment(operation: EditCommentOperation, account: JiraAccount): Promise<Ran> {
  const { key, commentId, before, body } = operation;
  await demandStillSays(before, key, commentId, account);
  const { issue, comment, ignoredFields } = await account.editComment(key, commentId, body);
  return ranOnComment(operation, issue, comment, ignoredFields);
}

/** Throws as `OperationKind.run`. */
export async function runDeleteComment(
  operation: DeleteCommentOperation,
  account: JiraAccount,
): Promise<Ran> {
  const { key, commentId, body } = operation;
  await demandStillSays(body, key, commentId, account);
  const { issue, ignoredFields } = await account.deleteComment(key, commentId);
  return ranOnComment(operation, issue, null, ignoredFields);
}

/** What was done. `comment`: as Jira has it now; null when it is gone. */
export function ranOnComment(
  operation: CommentOperation | EditCommentOperation | DeleteCommentOperation,
  issue: IssueSnapshot,
  comment: Comment | null,
  ignoredFields: string[],
): Ran {
  return {
    output: {
      issue: summaryOf(issue),
      done: withIgnored(`${did[operation.kind]} ${issue.key}`, ignoredFields),
      ignoredFields,
    },
    written: operation,
    made: { fields: {}, comment: comment === null ? null : { id: comment.id, body: comment.body } },
  };
}

/** Throws assistant.changed-meanwhile. */
async function demandStillSays(
  text: string,
  key: string,
  commentId: string,
  account: JiraAccount,
): Promise<void> {
  const now = await account.commentOf(key, commentId);
  if (now?.body === text) return;
  throw new AssistantError('assistant.changed-meanwhile', { detail: `The comment on ${key} was changed.` });
}
