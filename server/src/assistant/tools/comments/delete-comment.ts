import type { IssueSnapshot } from '../../../jira/jira.ts';
import type { WholeComment } from '../../../jira/reading/comment.ts';
import type { Made } from '../../changes.ts';
import { deletedRow, type PlanningSituation, summaryOf, type WritePlan } from '../write-plan.ts';
import { type CommentOperation, documentOf } from './comment-operations.ts';
import { demandMayTouch } from './comment-rights.ts';
import { isAsMade } from './edit-comment.ts';
import { commentMeant, type WhichComment } from './which-comment.ts';

/** Deletes the comment that is meant. Throws like every planner. */
export async function planCommentDeletion(
  { key, which }: { readonly key: string; readonly which: WhichComment },
  situation: PlanningSituation,
): Promise<WritePlan> {
  const { account } = situation;
  const [issue, comment] = await Promise.all([
    account.snapshot(key),
    commentMeant(key, which, account, situation),
  ]);
  return deletionOf(comment, issue, situation);
}

/** Deletes the comment that was added. */
export async function planCommentRemoval(
  { key }: CommentOperation,
  made: Made,
  situation: PlanningSituation,
): Promise<WritePlan> {
  const { account } = situation;
  const issue = await account.snapshot(key);
  const comment = made.comment === null ? null : await account.comments.find(key, made.comment.id);
  if (comment === null) {
    const done = `Nothing was undone: the comment on ${key} is not there any more.`;
    return { kind: 'nothing', output: { issue: summaryOf(issue), done, ignoredFields: [] } };
  }
  const warnings = isAsMade(comment, made)
    ? []
    : ['The comment was changed since; this is what it says now.'];
  return deletionOf(comment, issue, situation, warnings);
}

async function deletionOf(
  comment: WholeComment,
  { key, url, summary }: IssueSnapshot,
  { account }: PlanningSituation,
  warnings: string[] = [],
): Promise<WritePlan> {
  const [siteUrl, me] = await Promise.all([
    account.siteUrl(),
    account.myself(),
    demandMayTouch(comment, key, 'DELETE', account),
  ]);
  const { id, body, document, visibility, author } = comment;
  const whole = documentOf(document);
  const foreign = author === null || author.accountId === me.accountId ? undefined : author.displayName;
  const what = visibility?.type === 'internal' ? 'internal note' : 'comment';
  const whose = foreign === undefined ? `the ${what}` : `${foreign}’s ${what}`;
  return {
    kind: 'plan',
    plan: {
      kind: 'delete',
      title: `Delete ${whose} on ${key}`,
      issues: [{ key, url, summary, changes: [deletedRow('comment', 'Comment', body)] }],
      leftOut: [],
      warnings,
    },
    operations: [
      {
        kind: 'delete-comment',
        siteUrl,
        key,
        commentId: id,
        body,
        ...(whole === undefined ? {} : { document: whole }),
        visibility,
        ...(foreign === undefined ? {} : { author: foreign }),
      },
    ],
  };
}
