import { quoteIfNeeded } from '@sidelight/jql';
import { bulkFetchIssues, getComments, searchAndReconsileIssuesUsingJqlPost } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { pathKey } from '../path-key.ts';
import { type WholeComment, wholeCommentSchema } from '../reading/comment.ts';
import { read } from '../reading/read.ts';

const property = 'sidelight.creation';
/** What one answer of Jira's may hold. */
const newestLookedAt = 100;
/** A plan creates up to a hundred issues, and others of the person's may have come since. */
const mostPages = 5;

/** An entity property of a new issue or comment: people do not see it, and by it the new one is known again. */
export function creationMark(mark: string): { key: string; value: { mark: string } } {
  return { key: property, value: { mark } };
}

const markedSchema = z.array(
  z.object({
    key: z.string(),
    properties: z.record(z.string(), z.unknown()).nullish().catch(null),
  }),
);

/**
 * Jira does not search properties that no app declared, so the caller's newest issues of the project are looked
 * through. `project`: its key.
 */
export async function keyCreatedWith(client: Client, project: string, mark: string): Promise<string | null> {
  let nextPageToken: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const found = await searchAndReconsileIssuesUsingJqlPost(client, {
      jql: `project = ${quoteIfNeeded(project)} AND creator = currentUser() AND created >= -1d ORDER BY created DESC`,
      maxResults: newestLookedAt,
      fields: ['id'],
      ...(nextPageToken === undefined ? {} : { nextPageToken }),
    });
    const ids = (found.issues ?? []).map(({ id }) => id).filter((id) => id !== undefined);
    const marked = ids.length === 0 ? undefined : await markedAmong(client, ids, mark);
    if (marked !== undefined) return marked;
    nextPageToken = found.nextPageToken ?? undefined;
    if (nextPageToken === undefined) break;
  }
  return null;
}

async function markedAmong(
  client: Client,
  ids: readonly string[],
  mark: string,
): Promise<string | undefined> {
  const found = await bulkFetchIssues(client, {
    issueIdsOrKeys: [...ids],
    fields: ['summary'],
    properties: [property],
  });
  const marked = read(markedSchema, found.issues ?? []).find(({ properties }) =>
    isMark(properties?.[property], mark),
  );
  return marked?.key;
}

const listedPropertiesSchema = z.object({
  properties: z
    .array(z.object({ key: z.string(), value: z.unknown() }))
    .nullish()
    .catch(null),
});

/** Of what lists its properties: comments and worklogs. */
export function hasMark(entity: unknown, mark: string): boolean {
  const { properties } = read(listedPropertiesSchema, entity);
  return properties?.some(({ key, value }) => key === property && isMark(value, mark)) === true;
}

/** Among the newest 100 comments of the issue. */
export async function commentCreatedWith(
  client: Client,
  key: string,
  mark: string,
): Promise<WholeComment | null> {
  const { comments } = await getComments(client, {
    issueIdOrKey: pathKey(key),
    maxResults: newestLookedAt,
    orderBy: '-created',
    expand: 'properties',
  });
  const marked = (comments ?? []).find((comment) => hasMark(comment, mark));
  return marked === undefined ? null : read(wholeCommentSchema, marked);
}

function isMark(value: unknown, mark: string): boolean {
  const read = z.object({ mark: z.string() }).safeParse(value);
  return read.success && read.data.mark === mark;
}
