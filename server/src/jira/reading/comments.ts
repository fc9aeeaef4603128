import type { Comment } from '@sidelight/contract';
import { getComment, getComments } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { JiraError } from '../errors.ts';
import { pathKey } from '../path-key.ts';
import { byAge, jiraCommentSchema, type WholeComment, wholeCommentSchema } from './comment.ts';
import { read } from './read.ts';

/** The newest of an issue, oldest of them first; `total` counts all. */
export async function newestComments(
  client: Client,
  key: string,
  limit: number,
): Promise<{ comments: Comment[]; total: number }> {
  const page = await getComments(client, {
    issueIdOrKey: pathKey(key),
    maxResults: limit,
    orderBy: '-created',
  });
  const comments = read(z.array(jiraCommentSchema), page.comments ?? []).sort(byAge);
  return { comments, total: Math.max(page.total ?? 0, comments.length) };
}

/** Null when the issue has none with this id. */
export async function commentOf(client: Client, key: string, id: string): Promise<WholeComment | null> {
  try {
    return read(
      wholeCommentSchema,
      await getComment(client, { issueIdOrKey: pathKey(key), id: pathKey(id) }),
    );
  } catch (error) {
    if (error instanceof JiraError && error.code === 'jira.not-found') return null;
    throw error;
  }
}
