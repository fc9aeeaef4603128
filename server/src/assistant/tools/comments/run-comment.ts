import type { Comment } from '@sidelight/contract';
import type { IssueSnapshot, JiraAccount } from '../../../jira/jira.ts';
import { sameVisibility, type Visibility } from '../../../jira/visibility.ts';
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
  { answers, ...operation }: CommentOperation,
  account: JiraAccount,
  mark: string,
): Promise<Ran> {
  const { key, body, document, visibility } = operation;
  if (answers !== undefined && (await account.comments.find(key, answers)) === null) {
    throw changed(`The comment on ${key} that it answers is not there any more.`);
  }
  const { issue, ignoredFields, comment } = await account.comments.add(key, body, {
    mark,
    document,
    visibility,
  });
  return ranOnComment(operation, issue, comment, ignoredFields);
}

/** Throws as `OperationKind.run`. */
export async function runEditComment(operation: EditCommentOperation, account: JiraAccount): Promise<Ran> {
  const { key, commentId, before, beforeVisibility, body, document, visibility } = operation;
  await demandStillSays(before, beforeVisibility, key, commentId, account);
  const edited = await account.comments.edit(key, commentId, body, { document, visibility });
  return ranOnComment(operation, edited.issue, edited.comment, edited.ignoredFields);
}

/** Throws as `OperationKind.run`. */
export async function runDeleteComment(
  operation: DeleteCommentOperation,
  account: JiraAccount,
): Promise<Ran> {
  const { key, commentId, body, visibility } = operation;
  await demandStillSays(body, visibility, key, commentId, account);
  const { issue, ignoredFields } = await account.comments.remove(key, commentId);
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

/** Throws assistant.changed-meanwhile. `visibility` is left out by older versions. */
async function demandStillSays(
  text: string,
  visibility: Visibility | null | undefined,
  key: string,
  commentId: string,
  account: JiraAccount,
): Promise<void> {
  const now = await account.comments.find(key, commentId);
  const asSeen = visibility === undefined || sameVisibility(now?.visibility ?? null, visibility);
  if (now?.body !== text || !asSeen) throw changed(`The comment on ${key} was changed.`);
}

function changed(detail: string): AssistantError {
  return new AssistantError('assistant.changed-meanwhile', { detail });
}
