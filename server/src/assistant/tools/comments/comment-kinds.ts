import { sameVisibility } from '../../../jira/visibility.ts';
import { sameText } from '../../../jira/writes/ignored-fields.ts';
import type { OperationKind } from '../operation-kind.ts';
import { planCommentAgain } from './add-comment.ts';
import { isAsHeld } from './as-held.ts';
import type { CommentOperation, DeleteCommentOperation, EditCommentOperation } from './comment-operations.ts';
import { planCommentRemoval } from './delete-comment.ts';
import { planCommentBack } from './edit-comment.ts';
import { ranOnComment, runComment, runDeleteComment, runEditComment } from './run-comment.ts';

export const comment: OperationKind<CommentOperation> = {
  action: 'comment',
  verb: 'Commented on',
  keys: ({ key }) => [key],
  run: runComment,
  async examine(operation, account, mark) {
    const made = await account.comments.addedWith(operation.key, mark);
    if (made === null) return 'nothing';
    return ranOnComment(operation, await account.issue(operation.key), made, []);
  },
  undo: ({ operation, made }, situation) => planCommentRemoval(operation, made, situation),
};

export const editComment: OperationKind<EditCommentOperation> = {
  action: 'comment',
  verb: 'Changed the comments on',
  keys: ({ key }) => [key],
  run: runEditComment,
  async examine(operation, account) {
    const now = await account.comments.find(operation.key, operation.commentId);
    const { before, beforeDocument, beforeVisibility, body, visibility } = operation;
    if (now === null) return 'unknown';
    const { visibility: shownTo } = now;
    const asBefore = beforeVisibility === undefined || sameVisibility(shownTo, beforeVisibility);
    const saysBefore = isAsHeld(
      { words: now.body, document: now.document },
      { words: before, document: beforeDocument },
    );
    if (saysBefore && asBefore) return 'nothing';
    const asWanted = visibility === undefined || sameVisibility(shownTo, visibility);
    if (!sameText(body, now.body) || !asWanted) return 'unknown';
    return ranOnComment(operation, await account.issue(operation.key), now, []);
  },
  undo: ({ operation, made }, situation) => planCommentBack(operation, made, situation),
};

export const deleteComment: OperationKind<DeleteCommentOperation> = {
  action: 'delete',
  verb: 'Deleted the comments on',
  keys: ({ key }) => [key],
  run: runDeleteComment,
  async examine(operation, account) {
    if ((await account.comments.find(operation.key, operation.commentId)) !== null) return 'nothing';
    return ranOnComment(operation, await account.issue(operation.key), null, []);
  },
  undo: ({ operation }, situation) => planCommentAgain(operation, situation),
};
