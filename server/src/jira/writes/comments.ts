import type { Issue, WriteResult } from '@sidelight/contract';
import { deleteComment, getComment } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import type { AdfDocument } from '../documents/adf.ts';
import { editDocument } from '../documents/edit-document.ts';
import { markdownToAdf } from '../documents/from-markdown.ts';
import { pathKey } from '../path-key.ts';
import { type WholeComment, wholeCommentSchema } from '../reading/comment.ts';
import { commentOf } from '../reading/comments.ts';
import { read } from '../reading/read.ts';
import { bodyOfVisibility, internalProperty, sameVisibility, type Visibility } from '../visibility.ts';
import { creationMark } from './creation-mark.ts';
import { sameText } from './ignored-fields.ts';
import { afterWrite } from './read-back.ts';

export interface NewCommentParts {
  /** Kept with the comment, unseen, for `addedWith`. */
  readonly mark?: string | undefined;
  /** Written as it is in place of the Markdown, which then only says how it reads. */
  readonly document?: AdfDocument | undefined;
  readonly visibility?: Visibility | undefined;
}

export interface EditedCommentParts {
  /** Written as it is in place of the Markdown, which then only says how it reads. */
  readonly document?: AdfDocument | undefined;
  /** Left out: as before. Null: everybody may read it. */
  readonly visibility?: Visibility | null | undefined;
}

export interface CommentResult extends WriteResult {
  readonly comment: WholeComment;
}

type ReadIssue = (key: string) => Promise<Issue>;
interface Place {
  readonly key: string;
  readonly id: string;
}

// Not jira.js's addComment and updateComment: what they leave out of a document, a restored one would lose.

export async function addComment(
  client: Client,
  readIssue: ReadIssue,
  key: string,
  body: string,
  { mark, document, visibility }: NewCommentParts = {},
): Promise<CommentResult> {
  const properties = [
    ...(mark === undefined ? [] : [creationMark(mark)]),
    ...(visibility?.type === 'internal' ? [internalProperty(true)] : []),
  ];
  const added = await client.sendRequest<unknown>({
    url: `/rest/api/3/issue/${pathKey(key)}/comment`,
    method: 'POST',
    body: {
      body: document ?? markdownToAdf(body),
      ...restrictionOf(visibility ?? null),
      ...(properties.length === 0 ? {} : { properties }),
    },
  });
  return afterWrite(`The comment on ${key} was added`, async () => {
    const comment = read(wholeCommentSchema, added);
    const ignoredFields = visibility !== undefined && comment.visibleTo === undefined ? ['Visible to'] : [];
    return { issue: await readIssue(key), ignoredFields, comment };
  });
}

export async function editComment(
  client: Client,
  readIssue: ReadIssue,
  { key, id }: Place,
  body: string,
  { document, visibility }: EditedCommentParts = {},
): Promise<CommentResult> {
  const before = await getComment(client, { issueIdOrKey: pathKey(key), id: pathKey(id) });
  // Left out, the restriction to a group or role would end.
  const restriction = visibility === undefined ? asSent(before.visibility) : restrictionOf(visibility);
  const wasInternal = before.jsdPublic === false;
  const isInternal = visibility === undefined ? wasInternal : visibility?.type === 'internal';
  await client.sendRequest<unknown>({
    url: `/rest/api/3/issue/${pathKey(key)}/comment/${pathKey(id)}`,
    method: 'PUT',
    body: {
      body: document ?? editDocument(before.body ?? null, body),
      ...restriction,
      // Said again whenever it is so: nothing documents what an edit without it leaves.
      ...(isInternal || wasInternal ? { properties: [internalProperty(isInternal)] } : {}),
    },
  });
  return afterWrite(`The comment on ${key} was changed`, async () => {
    const [issue, now] = await Promise.all([readIssue(key), commentOf(client, key, id)]);
    if (now === null) throw new Error('It is not there any more.');
    const kept = visibility === undefined || sameVisibility(visibility, now.visibility);
    const ignoredFields = [...(sameText(body, now.body) ? [] : ['Comment']), ...(kept ? [] : ['Visible to'])];
    return { issue, comment: now, ignoredFields };
  });
}

function restrictionOf(visibility: Visibility | null): { visibility?: object } {
  const body = visibility === null ? null : bodyOfVisibility(visibility);
  return body === null ? {} : { visibility: body };
}

/** As Jira gave it. */
function asSent(visibility: object | null | undefined): { visibility?: object } {
  return visibility === undefined || visibility === null ? {} : { visibility };
}

export async function removeComment(
  client: Client,
  readIssue: ReadIssue,
  { key, id }: Place,
): Promise<WriteResult> {
  await deleteComment(client, { issueIdOrKey: pathKey(key), id: pathKey(id) });
  return afterWrite(`The comment on ${key} was deleted`, async () => {
    const issue = await readIssue(key);
    const left = issue.comments.items.some((comment) => comment.id === id);
    return { issue, ignoredFields: left ? ['Comment'] : [] };
  });
}
