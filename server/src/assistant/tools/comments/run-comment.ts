import type { AdfDocument } from '../../../jira/documents/adf.ts';
import type { IssueSnapshot, JiraAccount } from '../../../jira/jira.ts';
import type { WholeComment } from '../../../jira/reading/comment.ts';
import { sameVisibility, type Visibility } from '../../../jira/visibility.ts';
import { AssistantError } from '../../assistant-error.ts';
import { withIgnored } from '../change/change-in-words.ts';
import type { Ran } from '../operation-kind.ts';
import { summaryOf } from '../write-plan.ts';
import { isAsHeld } from './as-held.ts';
import {
  type CommentOperation,
  type DeleteCommentOperation,
  documentOf,
  type EditCommentOperation,
} from './comment-operations.ts';

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
  const { key, commentId, before, beforeDocument, beforeVisibility, body, document, visibility } = operation;
  const seen = { words: before, document: beforeDocument, visibility: beforeVisibility };
  await demandStillSays(seen, key, commentId, account);
  const edited = await account.comments.edit(key, commentId, body, { document, visibility });
  return ranOnComment(operation, edited.issue, edited.comment, edited.ignoredFields);
}

/** Throws as `OperationKind.run`. */
export async function runDeleteComment(
  operation: DeleteCommentOperation,
  account: JiraAccount,
): Promise<Ran> {
  const { key, commentId, body, document, visibility } = operation;
  await demandStillSays({ words: body, document, visibility }, key, commentId, account);
  const { issue, ignoredFields } = await account.comments.remove(key, commentId);
  return ranOnComment(operation, issue, null, ignoredFields);
}

/** What was done. `comment`: as Jira has it now; null when it is gone. */
export function ranOnComment(
  operation: CommentOperation | EditCommentOperation | DeleteCommentOperation,
  issue: IssueSnapshot,
  comment: WholeComment | null,
  ignoredFields: string[],
): Ran {
  return {
    output: {
      issue: summaryOf(issue),
      done: withIgnored(`${did[operation.kind]} ${issue.key}`, ignoredFields),
      ignoredFields,
    },
    written: operation,
    made: {
      fields: {},
      comment: comment === null ? null : { id: comment.id, body: comment.body },
      ...(comment === null ? {} : { document: documentOf(comment.document) ?? null }),
    },
  };
}

/** Throws assistant.changed-meanwhile. `document` and `visibility` are left out by older versions. */
async function demandStillSays(
  {
    visibility,
    ...said
  }: {
    readonly words: string;
    readonly document: AdfDocument | undefined;
    readonly visibility: Visibility | null | undefined;
  },
  key: string,
  commentId: string,
  account: JiraAccount,
): Promise<void> {
  const now = await account.comments.find(key, commentId);
  const asSeen = visibility === undefined || sameVisibility(now?.visibility ?? null, visibility);
  const says = now !== null && isAsHeld({ words: now.body, document: now.document }, said);
  if (!says || !asSeen) throw changed(`The comment on ${key} was changed.`);
}

function changed(detail: string): AssistantError {
  return new AssistantError('assistant.changed-meanwhile', { detail });
}
