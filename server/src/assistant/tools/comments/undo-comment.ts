import type { Made } from '../../changes.ts';
import { type PlanningSituation, summaryOf, type WritePlan } from '../write-plan.ts';
import type { CommentOperation } from './comment-operations.ts';
import { deletionOf, demandMayTouch } from './edit-comment.ts';

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
  await demandMayTouch(comment, key, 'DELETE', account);
  const warnings =
    comment.body === made.comment?.body ? [] : ['The comment was changed since; this is what it says now.'];
  return deletionOf(comment, issue, siteUrl, warnings);
}
