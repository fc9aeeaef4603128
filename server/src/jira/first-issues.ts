import { searchAndReconsileIssuesUsingJqlPost } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { asJqlError, refuseFaultyJql } from './jql-faults.ts';

/** Jira's own limit for a page that has more than ids. */
const pageSize = 100;

export interface FirstIssuesOptions {
  readonly jql: string;
  readonly most: number;
  readonly fields: string[];
  readonly expand?: string;
}

/** The first issues of a query, page by page, as Jira sends them, and whether there are more. Throws jql.invalid. */
export async function firstIssues(
  client: Client,
  { jql, most, fields, expand }: FirstIssuesOptions,
): Promise<{ issues: { fields?: unknown; changelog?: unknown }[]; more: boolean }> {
  refuseFaultyJql(jql);
  const issues: { fields?: unknown; changelog?: unknown }[] = [];
  let nextPageToken: string | undefined;
  for (;;) {
    const wanted = most - issues.length;
    const page = await asking(jql, () =>
      searchAndReconsileIssuesUsingJqlPost(client, {
        jql,
        maxResults: Math.min(pageSize, wanted),
        fields,
        ...(expand === undefined ? {} : { expand }),
        ...(nextPageToken === undefined ? {} : { nextPageToken }),
      }),
    );
    const found = page.issues ?? [];
    issues.push(...found.slice(0, wanted));
    nextPageToken = page.isLast === true ? undefined : (page.nextPageToken ?? undefined);
    if (nextPageToken === undefined) return { issues, more: found.length > wanted };
    if (issues.length >= most || found.length === 0) return { issues, more: true };
  }
}

/** Jira's refusal of a query as `jql.invalid`. */
export async function asking<Answer>(jql: string, ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    throw asJqlError(error, jql);
  }
}
