import { html } from '../site/adf-html.ts';
import type { Comment } from '../site/model/comment.ts';
import type { Issue } from '../site/model/issue.ts';
import { personShape } from './people-shape.ts';
import { propertiesShape } from './property/entity-property.ts';
import { timestamp } from './timestamp.ts';

export function commentShape(issue: Issue, comment: Comment, base: string, expand: readonly string[] = []) {
  return {
    self: `${base}/rest/api/3/issue/${issue.id}/comment/${comment.id}`,
    id: comment.id,
    author: personShape(comment.author, base),
    body: comment.body,
    ...(expand.includes('renderedBody') ? { renderedBody: html(comment.body) } : {}),
    updateAuthor: personShape(comment.updateAuthor, base),
    created: timestamp(comment.createdAt),
    updated: timestamp(comment.updatedAt),
    ...(comment.visibility === null ? {} : { visibility: comment.visibility }),
    jsdPublic: !isInternal(comment),
    ...(expand.includes('properties') ? { properties: propertiesShape(comment.properties) } : {}),
  };
}

/** All comments, as the field `comment` carries them. */
export function commentPage(issue: Issue, shown: readonly Comment[], base: string) {
  const comments = shown.map((comment) => commentShape(issue, comment, base));
  return {
    comments,
    self: `${base}/rest/api/3/issue/${issue.id}/comment`,
    maxResults: comments.length,
    total: comments.length,
    startAt: 0,
  };
}

/** What Jira Service Management keeps of a comment that is not for the customer. */
function isInternal({ properties }: Comment): boolean {
  const kept = properties.get('sd.public.comment');
  return typeof kept === 'object' && kept !== null && 'internal' in kept && kept.internal === true;
}
