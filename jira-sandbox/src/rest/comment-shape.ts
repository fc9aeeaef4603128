import type { Comment, Issue } from '../site/model.ts';
import { personShape } from './people-shape.ts';
import { timestamp } from './timestamp.ts';

export function commentShape(issue: Issue, comment: Comment, base: string) {
  return {
    self: `${base}/rest/api/3/issue/${issue.id}/comment/${comment.id}`,
    id: comment.id,
    author: personShape(comment.author, base),
    body: comment.body,
    updateAuthor: personShape(comment.updateAuthor, base),
    created: timestamp(comment.createdAt),
    updated: timestamp(comment.updatedAt),
    jsdPublic: true,
  };
}

/** All comments, as the field `comment` carries them. */
export function commentPage(issue: Issue, base: string) {
  const comments = issue.comments.map((comment) => commentShape(issue, comment, base));
  return {
    comments,
    self: `${base}/rest/api/3/issue/${issue.id}/comment`,
    maxResults: comments.length,
    total: comments.length,
    startAt: 0,
  };
}
