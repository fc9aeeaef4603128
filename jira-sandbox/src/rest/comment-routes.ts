import { isDocument, plainText } from '../site/adf.ts';
import type { AdfDocument, Comment, Issue } from '../site/model.ts';
import {
  bodyRecord,
  findIssue,
  param,
  queryNumber,
  queryText,
  type RestCall,
  type RestRoute,
} from './call.ts';
import { commentShape } from './comment-shape.ts';
import { invalidFields, JiraRefusal } from './refusal.ts';

export const commentRoutes: readonly RestRoute[] = [
  { method: 'GET', path: '/issue/:key/comment', scope: 'read:jira-work', handle: listComments },
  { method: 'POST', path: '/issue/:key/comment', scope: 'write:jira-work', handle: addComment },
  {
    method: 'GET',
    path: '/issue/:key/comment/:id',
    scope: 'read:jira-work',
    handle: (call) => {
      const { issue, comment } = find(call);
      return commentShape(issue, comment, call.base);
    },
  },
  { method: 'PUT', path: '/issue/:key/comment/:id', scope: 'write:jira-work', handle: editComment },
  {
    method: 'DELETE',
    path: '/issue/:key/comment/:id',
    scope: 'write:jira-work',
    handle: (call) => {
      const { issue, comment } = find(call);
      call.changes.removeComment(issue, comment, call.now);
      return undefined;
    },
  },
];

function listComments(call: RestCall) {
  const issue = findIssue(call.site, param(call, 'key'));
  const startAt = queryNumber(call, 'startAt', 0, Number.MAX_SAFE_INTEGER);
  const maxResults = queryNumber(call, 'maxResults', 100, 5_000);
  const newestFirst = queryText(call, 'orderBy') === '-created';
  const comments = newestFirst ? issue.comments.toReversed() : issue.comments;
  return {
    startAt,
    maxResults,
    total: comments.length,
    comments: comments
      .slice(startAt, startAt + maxResults)
      .map((comment) => commentShape(issue, comment, call.base)),
  };
}

function addComment(call: RestCall) {
  const issue = findIssue(call.site, param(call, 'key'));
  const comment = call.changes.addComment(issue, readBody(call), call.me, call.now);
  call.reply.code(201);
  return commentShape(issue, comment, call.base);
}

function editComment(call: RestCall) {
  const { issue, comment } = find(call);
  call.changes.editComment(issue, comment, readBody(call), call.me, call.now);
  return commentShape(issue, comment, call.base);
}

function readBody(call: RestCall): AdfDocument {
  const { body } = { body: undefined, ...bodyRecord(call) };
  if (!isDocument(body)) throw invalidFields({ comment: 'Comment body is not valid!' });
  const hasMedia = JSON.stringify(body).includes('"media"');
  if (plainText(body).trim() === '' && !hasMedia)
    throw invalidFields({ comment: 'Comment body can not be empty!' });
  return body;
}

function find(call: RestCall): { issue: Issue; comment: Comment } {
  const issue = findIssue(call.site, param(call, 'key'));
  const id = param(call, 'id');
  const comment = issue.comments.find((candidate) => candidate.id === id);
  if (comment === undefined) throw new JiraRefusal(404, [`Can not find a comment for the id: ${id}.`]);
  return { issue, comment };
}
