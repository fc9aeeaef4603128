import type { AdfDocument } from '../../../jira/documents/adf.ts';
import type { IssueSnapshot } from '../../../jira/jira.ts';
import type { WholeComment } from '../../../jira/reading/comment.ts';
import { sameVisibility, type Visibility } from '../../../jira/visibility.ts';
import type { Made } from '../../changes.ts';
import { type PlanningSituation, summaryOf, type WritePlan } from '../write-plan.ts';
import { asRead, onlyTo } from './add-comment.ts';
import { isAsHeld } from './as-held.ts';
import { audienceNamed } from './comment-audience.ts';
import { documentOf, type EditCommentOperation } from './comment-operations.ts';
import { demandMayTouch } from './comment-rights.ts';
import { withMentions } from './mentions.ts';
import { commentMeant, type WhichComment } from './which-comment.ts';

interface CommentEdit {
  readonly key: string;
  /** Left out: the words stay. */
  readonly body: string | undefined;
  readonly visibleTo: string | undefined;
  readonly which: WhichComment;
}

/** Changes what the comment that is meant says, or who may read it. Throws like every planner. */
export async function planCommentEdit(
  { key, body: said, visibleTo, which }: CommentEdit,
  situation: PlanningSituation,
): Promise<WritePlan> {
  const { account } = situation;
  const [issue, comment, mentioned, shownTo] = await Promise.all([
    account.snapshot(key),
    commentMeant(key, which, account, situation),
    said === undefined ? undefined : withMentions(said, account),
    visibleTo === undefined ? undefined : audienceNamed(visibleTo, key, account),
  ]);
  await demandMayTouch(comment, key, 'EDIT', account);
  const wanted = {
    // Words that stay are written as they stand.
    ...(mentioned === undefined
      ? { body: comment.body, document: documentOf(comment.document) }
      : { body: mentioned.markdown }),
    visibility: shownTo?.visibility,
  };
  return editPlan(
    issue,
    comment,
    wanted,
    [...(mentioned?.warnings ?? []), ...(shownTo?.warnings ?? [])],
    situation,
  );
}

/** Whether a comment is still what a write left it as. */
export function isAsMade({ body, document }: WholeComment, made: Made): boolean {
  if (made.comment === null) return false;
  return isAsHeld({ words: body, document }, { words: made.comment.body, document: made.document });
}

interface Wanted {
  readonly body: string;
  readonly document?: AdfDocument | undefined;
  readonly visibility?: Visibility | null | undefined;
}

async function editPlan(
  issue: IssueSnapshot,
  comment: WholeComment,
  { body, document, visibility }: Wanted,
  warnings: string[],
  { account }: PlanningSituation,
): Promise<WritePlan> {
  const after = asRead(body);
  const { key, url, summary } = issue;
  const rewords = after !== comment.body;
  const shows = visibility !== undefined && !sameVisibility(visibility, comment.visibility);
  if (!rewords && !shows) {
    const done = `Nothing was changed: the comment on ${key} says that already.`;
    return { kind: 'nothing', output: { issue: summaryOf(issue), done, ignoredFields: [] } };
  }
  const beforeDocument = documentOf(comment.document);
  const [siteUrl, me] = await Promise.all([account.siteUrl(), account.myself()]);
  const { author } = comment;
  // What is said in a warning is asked about, whatever the person allowed to be done without asking.
  const cautions = [
    ...(author === null || author.accountId === me.accountId ? [] : [`${author.displayName} wrote it.`]),
    ...(shows && visibility === null ? [readBy(comment)] : []),
  ];
  return {
    kind: 'plan',
    plan: {
      kind: 'comment',
      title: `Change the ${comment.visibility?.type === 'internal' ? 'internal note' : 'comment'} on ${key}`,
      issues: [
        {
          key,
          url,
          summary,
          changes: [
            ...(rewords ? [{ field: 'comment', label: 'Comment', before: comment.body, after }] : []),
            ...(shows
              ? [
                  {
                    field: 'visibility',
                    label: 'Visible to',
                    before: onlyTo(comment.visibility),
                    after: onlyTo(visibility),
                  },
                ]
              : []),
          ],
        },
      ],
      leftOut: [],
      warnings: [...warnings, ...cautions],
    },
    operations: [
      {
        kind: 'edit-comment',
        siteUrl,
        key,
        commentId: comment.id,
        before: comment.body,
        ...(beforeDocument === undefined ? {} : { beforeDocument }),
        beforeVisibility: comment.visibility,
        body,
        ...(document === undefined ? {} : { document }),
        ...(shows ? { visibility } : {}),
      },
    ],
  };
}

function readBy({ visibility }: WholeComment): string {
  return visibility?.type === 'internal'
    ? 'The customer will be able to read it, and everybody who sees the issue.'
    : 'Everybody who sees the issue will be able to read it.';
}

/** Sets a comment back to what it said and who could read it, if it still says what was written. */
export async function planCommentBack(
  { key, commentId, before, beforeDocument, beforeVisibility, visibility }: EditCommentOperation,
  made: Made,
  situation: PlanningSituation,
): Promise<WritePlan> {
  const { account } = situation;
  const [issue, comment] = await Promise.all([account.snapshot(key), account.comments.find(key, commentId)]);
  const nothing = (why: string): WritePlan => ({
    kind: 'nothing',
    output: {
      issue: summaryOf(issue),
      done: `Nothing was undone: the comment on ${key} ${why}.`,
      ignoredFields: [],
    },
  });
  if (comment === null) return nothing('is not there any more');
  if (!isAsMade(comment, made)) return nothing('was changed since; it stays');
  await demandMayTouch(comment, key, 'EDIT', account);
  const hiddenThen = visibility === undefined ? undefined : beforeVisibility;
  return editPlan(
    issue,
    comment,
    { body: before, document: beforeDocument, visibility: hiddenThen },
    [],
    situation,
  );
}
