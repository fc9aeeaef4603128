import type { Comment } from '@sidelight/contract';
import { fold } from '@sidelight/language';
import type { JiraAccount } from '../../../jira/jira.ts';
import type { WholeComment } from '../../../jira/reading/comment.ts';
import { AssistantError } from '../../assistant-error.ts';
import { authoredBy } from '../authored-by.ts';
import { excerpt, severalFit } from '../several-fit.ts';

/** How somebody speaks of a comment: by its id or as the last, by who wrote it, by words in it. */
export interface WhichComment {
  readonly id?: string | undefined;
  readonly author?: string | undefined;
  readonly words?: string | undefined;
}

/**
 * The comment of an issue that is meant. Where nothing is said of it, the person's newest, or with `othersToo` the newest
 * of somebody else. Throws assistant.impossible when there is none, assistant.several-fit with those that fit.
 */
export async function commentMeant(
  key: string,
  which: WhichComment,
  account: JiraAccount,
  { othersToo = false, timeZone }: { readonly othersToo?: boolean; readonly timeZone: string },
): Promise<WholeComment> {
  const { id, author, words } = which;
  if (id !== undefined && id !== 'last') return demand(await account.comments.find(key, id), key, id);
  const [{ comments, total }, me] = await Promise.all([account.comments.newest(key), account.myself()]);
  const unsaid = author === undefined && words === undefined;
  const mine = comments.filter((comment) => comment.author?.accountId === me.accountId);
  const others = comments.filter((comment) => comment.author?.accountId !== me.accountId);
  const among =
    author !== undefined
      ? authoredBy(author, comments, me, `comment on ${key}`)
      : !unsaid || (othersToo && id === 'last')
        ? comments
        : !othersToo
          ? mine
          : others.length > 0
            ? others
            : mine;
  const wanted = wordsOf(words ?? '');
  const fitting = among.filter(({ body }) => wanted.every((word) => fold(body).includes(word)));
  const newest = fitting.at(-1);
  if (newest === undefined) throw none(key, which, othersToo, comments.length, total);
  if (fitting.length > 1 && !unsaid && id !== 'last') {
    throw severalFit(
      `Several comments on ${key} fit`,
      fitting.map((comment) => ({ id: comment.id, at: comment.created, ...told(comment) })),
      timeZone,
    );
  }
  return demand(await account.comments.find(key, newest.id), key, newest.id);
}

function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function told({ author, body }: Comment): { by: string; says: string } {
  return { by: author?.displayName ?? 'somebody', says: `“${excerpt(body)}”` };
}

function demand(comment: WholeComment | null, key: string, id: string): WholeComment {
  if (comment !== null) return comment;
  throw impossible(`${key} has no comment ${id}.`);
}

function none(key: string, { author, words }: WhichComment, othersToo: boolean, seen: number, total: number) {
  if (total === 0) return impossible(`There is no comment on ${key}.`);
  const among = total > seen ? `the newest ${seen} of ${total} comments` : 'the comments';
  if (words !== undefined) return impossible(`None of ${among} on ${key} says "${words}".`);
  const whose = author === undefined || author.toLowerCase() === 'me' ? 'yours' : `by ${author}`;
  return impossible(
    othersToo && author === undefined
      ? `There is no comment on ${key}.`
      : `None of ${among} on ${key} is ${whose}.`,
  );
}

function impossible(detail: string): AssistantError {
  return new AssistantError('assistant.impossible', { detail });
}
