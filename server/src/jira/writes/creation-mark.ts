import { quoteIfNeeded } from '@sidelight/jql';
import { bulkFetchIssues, searchAndReconsileIssuesUsingJqlPost } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { read } from '../reading/read.ts';

const property = 'sidelight.creation';
/** More than anybody creates in one plan while a server restarts. */
const newestLookedAt = 100;

/** An entity property of a new issue: people do not see it, and by it the issue is known again. */
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
  const { issues } = await searchAndReconsileIssuesUsingJqlPost(client, {
    jql: `project = ${quoteIfNeeded(project)} AND creator = currentUser() AND created >= -1d ORDER BY created DESC`,
    maxResults: newestLookedAt,
    fields: ['id'],
  });
  const ids = (issues ?? []).map(({ id }) => id).filter((id) => id !== undefined);
  if (ids.length === 0) return null;
  const found = await bulkFetchIssues(client, {
    issueIdsOrKeys: ids,
    fields: ['summary'],
    properties: [property],
  });
  const marked = read(markedSchema, found.issues ?? []).find(({ properties }) => {
    const value = z.object({ mark: z.string() }).safeParse(properties?.[property]);
    return value.success && value.data.mark === mark;
  });
  return marked?.key ?? null;
}
