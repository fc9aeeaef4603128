import { isDocument, plainText } from '../site/adf.ts';
import type { Comment } from '../site/model/comment.ts';
import type { AdfDocument } from '../site/model/document.ts';
import type { EntityProperties } from '../site/model/entity-properties.ts';
import type { Issue } from '../site/model/issue.ts';
import type { Project } from '../site/model/project.ts';
import type { Visibility } from '../site/model/visibility.ts';
import {
  bodyRecord,
  findIssue,
  param,
  queryList,
  queryNumber,
  queryText,
  type RestCall,
  type RestRoute,
} from './call.ts';
import { commentShape } from './comment-shape.ts';
import { givenText } from './given-text.ts';
import { readProperties } from './property/entity-property.ts';
import { badRequest, invalidFields, JiraRefusal } from './refusal.ts';
import { isTooLong, TEXT_TOO_LONG } from './text-length.ts';
import { readVisibility, shownTo } from './visibility.ts';

const MAX_LISTED = 1_000;

export const commentRoutes: readonly RestRoute[] = [
  { method: 'GET', path: '/issue/:key/comment', scope: 'read:jira-work', handle: listComments },
  { method: 'POST', path: '/issue/:key/comment', scope: 'write:jira-work', handle: addComment },
  { method: 'POST', path: '/comment/list', scope: 'read:jira-work', handle: commentsByIds },
  {
    method: 'GET',
    path: '/issue/:key/comment/:id',
    scope: 'read:jira-work',
    handle: (call) => {
      const { issue, comment } = find(call);
      return commentShape(issue, comment, call.base, queryList(call, 'expand'));
    },
  },
  { method: 'PUT', path: '/issue/:key/comment/:id', scope: 'write:jira-work', handle: editComment },
  {
    method: 'DELETE',
    path: '/issue/:key/comment/:id',
    scope: 'write:jira-work',
    handle: (call) => {
      const { issue, comment } = find(call);
      call.changes.comments.remove(issue, comment, call.now);
      return undefined;
    },
  },
];

function listComments(call: RestCall) {
  const issue = findIssue(call.site, param(call, 'key'));
  const startAt = queryNumber(call, 'startAt', 0, Number.MAX_SAFE_INTEGER);
  const maxResults = queryNumber(call, 'maxResults', 100, 5_000);
  const newestFirst = queryText(call, 'orderBy') === '-created';
  const shown = shownTo(call, issue, issue.comments);
  const comments = newestFirst ? shown.toReversed() : shown;
  const expand = queryList(call, 'expand');
  return {
    startAt,
    maxResults,
    total: comments.length,
    comments: comments
      .slice(startAt, startAt + maxResults)
      .map((comment) => commentShape(issue, comment, call.base, expand)),
  };
}

function addComment(call: RestCall) {
  const issue = findIssue(call.site, param(call, 'key'));
  const { body, visibility, properties } = readComment(bodyRecord(call), call, issue.project);
  const comment = call.changes.comments.add(issue, body, call.me, call.now, visibility);
  comment.properties = properties ?? new Map();
  call.reply.code(201).header('location', `${call.base}/rest/api/3/issue/${issue.id}/comment/${comment.id}`);
  return commentShape(issue, comment, call.base, queryList(call, 'expand'));
}

function editComment(call: RestCall) {
  const { issue, comment } = find(call);
  const given = bodyRecord(call);
  const { body, visibility, properties } = readComment(given, call, issue.project);
  call.changes.comments.edit(issue, comment, body, call.me, call.now);
  comment.visibility = visibility;
  // Each is set by its key; those that are not named stay.
  if (properties !== undefined) comment.properties = new Map([...comment.properties, ...properties]);
  return commentShape(issue, comment, call.base, queryList(call, 'expand'));
}

interface CommentInput {
  readonly body: AdfDocument;
  readonly visibility: Visibility | null;
  readonly properties: EntityProperties | undefined;
}

/** Of a request for a comment, and of `update.comment` while an issue is changed. */
export function readComment(given: Record<string, unknown>, call: RestCall, project: Project): CommentInput {
  const { body } = { body: undefined, ...given };
  if (!isDocument(body)) throw invalidFields({ comment: 'Comment body is not valid!' });
  const hasMedia = JSON.stringify(body).includes('"media"');
  if (plainText(body).trim() === '' && !hasMedia)
    throw invalidFields({ comment: 'Comment body can not be empty!' });
  if (isTooLong(body)) throw invalidFields({ comment: TEXT_TOO_LONG });
  return {
    body,
    visibility: readVisibility(given['visibility'], call, project),
    properties: given['properties'] === undefined ? undefined : readProperties(given['properties']),
  };
}

function commentsByIds(call: RestCall) {
  const ids: unknown = bodyRecord(call)['ids'];
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > MAX_LISTED)
    throw badRequest(`Between 1 and ${MAX_LISTED} comment ids are required.`);
  const wanted = new Set(ids.map(givenText));
  const values = [...call.site.issues.values()].flatMap((issue) =>
    shownTo(call, issue, issue.comments)
      .filter(({ id }) => wanted.has(id))
      .map((comment) => commentShape(issue, comment, call.base, queryList(call, 'expand'))),
  );
  return { startAt: 0, maxResults: MAX_LISTED, total: values.length, isLast: true, values };
}

function find(call: RestCall): { issue: Issue; comment: Comment } {
  const issue = findIssue(call.site, param(call, 'key'));
  return { issue, comment: commentOf(call, issue, param(call, 'id')) };
}

/** Of whatever issue that the person sees. */
export function findComment(call: RestCall, id: string): { issue: Issue; comment: Comment } {
  for (const issue of call.site.issues.values()) {
    if (issue.comments.some((comment) => comment.id === id))
      return { issue, comment: commentOf(call, issue, id) };
  }
  throw commentNotFound(id);
}

export function commentOf(call: RestCall, issue: Issue, id: string): Comment {
  const comment = shownTo(call, issue, issue.comments).find((candidate) => candidate.id === id);
  if (comment === undefined) throw commentNotFound(id);
  return comment;
}

function commentNotFound(id: string): JiraRefusal {
  return new JiraRefusal(404, [`Can not find a comment for the id: ${id}.`]);
}
