import { markdownToAdf } from '../../../jira/documents/from-markdown.ts';
import { adfToMarkdown } from '../../../jira/documents/to-markdown.ts';
import type { Visibility } from '../../../jira/visibility.ts';
import { appears, type PlanningSituation, type WritePlan } from '../write-plan.ts';
import { audienceNamed, reachesCustomer } from './comment-audience.ts';
import type { CommentOperation, DeleteCommentOperation } from './comment-operations.ts';
import { demandMayComment } from './comment-rights.ts';
import { withMentions } from './mentions.ts';

export interface NewComment {
  readonly key: string;
  /** Markdown in which "@Name" mentions. */
  readonly body: string;
  readonly visibleTo?: string | undefined;
}

/** Throws like every planner. */
export async function planNewComment(
  { key, body: said, visibleTo }: NewComment,
  situation: PlanningSituation,
): Promise<WritePlan> {
  const { account } = situation;
  const [{ markdown: body, warnings }, shownTo] = await Promise.all([
    withMentions(said, account),
    visibleTo === undefined ? undefined : audienceNamed(visibleTo, key, account),
  ]);
  return commentPlan(
    { key, body, visibility: shownTo?.visibility ?? undefined },
    [...warnings, ...(shownTo?.warnings ?? [])],
    situation,
  );
}

/** The deleted comment once more, as Jira held it and for those who could read it. Throws like every planner. */
export function planCommentAgain(
  { key, body, document, visibility, author }: DeleteCommentOperation,
  situation: PlanningSituation,
): Promise<WritePlan> {
  return commentPlan(
    { key, body, document, visibility: visibility ?? undefined },
    [
      'It is added as a new comment, after those that are there now.',
      ...(author === undefined ? [] : [`${author} wrote it; Jira will name you as its author.`]),
    ],
    situation,
  );
}

/** A plan that writes one comment. `body`: Markdown whose mentions are by account. */
export async function commentPlan(
  comment: Pick<CommentOperation, 'key' | 'body' | 'document' | 'visibility' | 'answers'>,
  warnings: string[],
  { account }: PlanningSituation,
  titleOf = (key: string) => `Comment on ${key}`,
): Promise<WritePlan> {
  const [issue, siteUrl] = await Promise.all([
    account.snapshot(comment.key),
    account.siteUrl(),
    demandMayComment(comment.key, account),
  ]);
  const { key, url, summary, project } = issue;
  const { body, document, visibility, answers } = comment;
  // Where the issue is now, whatever its key was.
  const customer = await reachesCustomer(project.key, visibility, account);
  return {
    kind: 'plan',
    plan: {
      kind: 'comment',
      title: titleOf(key),
      issues: [
        {
          key,
          url,
          summary,
          changes: [
            appears('comment', 'Comment', asRead(body)),
            ...(visibility === undefined ? [] : [appears('visibility', 'Visible to', onlyTo(visibility))]),
          ],
        },
      ],
      leftOut: [],
      warnings: [...warnings, ...customer],
    },
    operations: [
      {
        kind: 'comment',
        siteUrl,
        key,
        body,
        ...(document === undefined ? {} : { document }),
        ...(visibility === undefined ? {} : { visibility }),
        ...(answers === undefined ? {} : { answers }),
      },
    ],
  };
}

/** "only the role Administrators", "everybody". */
export function onlyTo(visibility: Visibility | null): string {
  if (visibility?.type === 'internal') return 'internal: the team, not the customer';
  return visibility === null ? 'everybody' : `only the ${visibility.type} ${visibility.name}`;
}

/** What carries a mention is for Jira; the person sees the name. */
export function asRead(body: string): string {
  return body.includes('](') ? adfToMarkdown(markdownToAdf(body)) : body;
}
