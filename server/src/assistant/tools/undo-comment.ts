import { AssistantError } from '../assistant-error.ts';
import type { Made } from '../changes.ts';
import type { CommentOperation } from '../operation.ts';
import { deletedRow } from './undo-creation.ts';
import { type PlanningSituation, summaryOf, type WritePlan } from './write-plan.ts';

/** Deletes the comment that was added. */
export async function planCommentRemoval(
  { key, siteUrl }: CommentOperation,
  made: Made,
  { account }: PlanningSituation,
): Promise<WritePlan> {
  const issue = await account.snapshot(key);
  const comment = made.comment === null ? null : await account.commentOf(key, made.comment.id);
  if (comment === null) {
    const done = `Nothing was undone: the comment on ${key} is not there any more.`;
    return { kind: 'nothing', output: { issue: summaryOf(issue), done, ignoredFields: [] } };
  }
  if (!(await account.may('DELETE_OWN_COMMENTS', key))) {
    throw new AssistantError('assistant.impossible', { detail: `You may not delete comments on ${key}.` });
  }
  const { body, id: commentId } = comment;
  return {
    kind: 'plan',
    plan: {
      kind: 'delete',
      title: `Delete the comment on ${key}`,
      issues: [
        { key, url: issue.url, summary: issue.summary, changes: [deletedRow('comment', 'Comment', body)] },
      ],
      leftOut: [],
      warnings:
        body === made.comment?.body ? [] : ['The comment was changed since; this is what it says now.'],
    },
    operations: [{ kind: 'delete-comment', siteUrl, key, commentId, body }],
  };
}
