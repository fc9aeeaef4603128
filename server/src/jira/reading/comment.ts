import type { Comment } from '@sidelight/contract';
import { z } from 'zod';
import { adfToMarkdown } from '../documents/to-markdown.ts';
import { internal, jiraVisibilitySchema, type Visibility } from '../visibility.ts';
import { instantSchema } from './instant.ts';
import { somebodySchema } from './person.ts';

/** A comment with what Markdown does not show of it. */
export interface WholeComment extends Comment {
  /** Jira's own form of the text. */
  readonly document: unknown;
  readonly visibility: Visibility | null;
}

export const wholeCommentSchema = z
  .object({
    id: z.coerce.string(),
    author: somebodySchema,
    body: z.unknown().optional(),
    created: instantSchema,
    updated: instantSchema.optional(),
    visibility: jiraVisibilitySchema,
    jsdPublic: z.boolean().nullish().catch(null),
  })
  .transform(({ id, author, body, created, updated, visibility: restricted, jsdPublic }): WholeComment => {
    const visibility = restricted ?? (jsdPublic === false ? internal : null);
    return {
      id,
      author,
      body: adfToMarkdown(body),
      created,
      updated: updated ?? created,
      ...(visibility === null
        ? {}
        : { visibleTo: visibility.type === 'internal' ? 'the team (internal)' : visibility.name }),
      document: body ?? null,
      visibility,
    };
  });

export const jiraCommentSchema = wholeCommentSchema.transform(
  ({ document: _, visibility: __, ...comment }): Comment => comment,
);

/** Oldest first, by time and then by id, which rises. */
export function byAge(one: Comment, other: Comment): number {
  return one.created < other.created
    ? -1
    : one.created > other.created
      ? 1
      : Number(one.id) - Number(other.id) || 0;
}
