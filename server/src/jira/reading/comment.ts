import type { Comment } from '@sidelight/contract';
import { z } from 'zod';
import { adfToMarkdown } from '../documents/to-markdown.ts';
import { instantSchema } from './instant.ts';
import { somebodySchema } from './person.ts';

export const jiraCommentSchema = z
  .object({
    id: z.coerce.string(),
    author: somebodySchema,
    body: z.unknown().optional(),
    created: instantSchema,
    updated: instantSchema.optional(),
  })
  .transform(
    ({ id, author, body, created, updated }): Comment => ({
      id,
      author,
      body: adfToMarkdown(body),
      created,
      updated: updated ?? created,
    }),
  );

/** Oldest first, by time and then by id, which rises. */
export function byAge(one: Comment, other: Comment): number {
  return one.created < other.created
    ? -1
    : one.created > other.created
      ? 1
      : Number(one.id) - Number(other.id) || 0;
}
