import type { Comment, EditCommentInput } from '@sidelight/contract';
import { markdownToAdf } from '../../../jira/documents/from-markdown.ts';
import { adfToMarkdown } from '../../../jira/documents/to-markdown.ts';
import type { IssueSnapshot, JiraAccount, Permission } from '../../../jira/jira.ts';
import { AssistantError } from '../../assistant-error.ts';
import type { Made } from '../../changes.ts';
import {
  deletedRow,
  type Planner,
  type PlanningSituation,
  summaryOf,
  type WritePlan,
} from '../write-plan.ts';
import type { EditCommentOperation } from './comment-operations.ts';
import { withMentions } from './mentions.ts';

/** Changes or deletes a comment: the one named, else the person's own newest on the issue. */
export const planEditComment: Planner<EditCommentInput> = async (input, { account }) => {
  const [issue, siteUrl, comment] = await Promise.all([
    account.snapshot(input.key),
    account.siteUrl(),
    commentMeant(input, account),
  ]);
  await demandMayTouch(comment, issue.key, input.body === undefined ? 'DELETE' : 'EDIT', account);
  return input.body === undefined
    ? deletionOf(comment, issue, siteUrl)
    : edit(issue, siteUrl, comment, input.body, account);
};

/** The plan that deletes a comment. */
export function deletionOf(
  { id, body }: Comment,
  issue: IssueSnapshot,
  siteUrl: string,
  warnings: string[] = [],
): WritePlan {
  const { key, url, summary } = issue;
  return {
    kind: 'plan',
    plan: {
      kind: 'delete',
      title: `Delete the comment on ${key}`,
      issues: [{ key, url, summary, changes: [deletedRow('comment', 'Comment', body)] }],
      leftOut: [],
      warnings,
    },
    operations: [{ kind: 'delete-comment', siteUrl, key, commentId: id, body }],
  };
}

async function edit(
  issue: IssueSnapshot,
  siteUrl: string,
  comment: Comment,
  wanted: string,
  account: JiraAccount,
): Promise<WritePlan> {
  const { markdown: body, warnings } = await withMentions(wanted, account);
  // What carries a mention is for Jira; the person sees the name.
  const after = body === wanted ? body : adfToMarkdown(markdownToAdf(body));
  const { key, url, summary } = issue;
  if (after === comment.body) {
    const done = `Nothing was changed: the comment on ${key} says that already.`;
    return { kind: 'nothing', output: { issue: summaryOf(issue), done, ignoredFields: [] } };
  }
  return {
    kind: 'plan',
    plan: {
      kind: 'comment',
      title: `Change the comment on ${key}`,
      issues: [
        {
          key,
          url,
          summary,
          changes: [{ field: 'comment', label: 'Comment', before: comment.body, after }],
        },
      ],
      leftOut: [],
      warnings: [...warnings],
    },
    operations: [{ kind: 'edit-comment', siteUrl, key, commentId: comment.id, before: comment.body, body }],
  };
}

/** Sets a comment back to what it said, if it still says what was written. */
export async function planCommentBack(
  { key, siteUrl, commentId, before }: EditCommentOperation,
  made: Made,
  { account }: PlanningSituation,
): Promise<WritePlan> {
  const [issue, comment] = await Promise.all([account.snapshot(key), account.commentOf(key, commentId)]);
  const nothing = (why: string): WritePlan => ({
    kind: 'nothing',
    output: {
      issue: summaryOf(issue),
      done: `Nothing was undone: the comment on ${key} ${why}.`,
      ignoredFields: [],
    },
  });
  if (comment === null) return nothing('is not there any more');
  if (comment.body !== made.comment?.body) return nothing('was changed since; it stays');
  await demandMayTouch(comment, key, 'EDIT', account);
  return edit(issue, siteUrl, comment, before, account);
}

async function commentMeant(
  { key, commentId }: Pick<EditCommentInput, 'key' | 'commentId'>,
  account: JiraAccount,
): Promise<Comment> {
  if (commentId !== undefined) {
    const comment = await account.commentOf(key, commentId);
    if (comment !== null) return comment;
    throw impossible(`${key} has no comment ${commentId}.`);
  }
  const [{ comments, total }, me] = await Promise.all([account.comments(key), account.myself()]);
  const mine = comments.findLast(({ author }) => author?.accountId === me.accountId);
  if (mine !== undefined) return mine;
  throw impossible(
    total > comments.length
      ? `None of the newest ${comments.length} of ${total} comments on ${key} is yours.`
      : `None of the comments on ${key} is yours.`,
  );
}

/** Throws assistant.impossible. */
export async function demandMayTouch(
  { author }: Comment,
  key: string,
  what: 'EDIT' | 'DELETE',
  account: JiraAccount,
): Promise<void> {
  const wanted: readonly [all: Permission, own: Permission] =
    what === 'EDIT'
      ? ['EDIT_ALL_COMMENTS', 'EDIT_OWN_COMMENTS']
      : ['DELETE_ALL_COMMENTS', 'DELETE_OWN_COMMENTS'];
  const [all, own] = wanted;
  const [granted, me] = await Promise.all([account.permissions(wanted, key), account.myself()]);
  const isMine = author?.accountId === me.accountId;
  if (granted.has(all) || (isMine && granted.has(own))) return;
  const verb = what === 'EDIT' ? 'change' : 'delete';
  throw impossible(
    isMine
      ? `You may not ${verb} your comments on ${key} in Jira.`
      : `The comment on ${key} is by ${author?.displayName ?? 'somebody else'}, and you may ${verb} only your own.`,
  );
}

function impossible(detail: string): AssistantError {
  return new AssistantError('assistant.impossible', { detail });
}
