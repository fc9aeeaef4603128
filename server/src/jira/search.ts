import type { SearchResult } from '@sidelight/contract';
import { countIssues, searchAndReconsileIssuesUsingJqlPost } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { asJqlError, refuseFaultyJql } from './jql-faults.ts';
import { summaryFields, summaryOf } from './reading/issue.ts';
import { read } from './reading/read.ts';

export interface SearchOptions {
  readonly jql: string;
  readonly limit: number;
  readonly pageToken?: string | undefined;
}

/** One page, and how many there are in all. Throws jql.invalid, with the place where it is known. */
export async function search(client: Client, options: SearchOptions, siteUrl: string): Promise<SearchResult> {
  const { jql, limit, pageToken } = options;
  refuseFaultyJql(jql);
  // At the same time, since neither needs the other; without a count the issues are still an answer.
  const counting = count(client, jql).catch(() => null);
  const page = await asking(jql, () =>
    searchAndReconsileIssuesUsingJqlPost(client, {
      jql,
      maxResults: limit,
      fields: summaryFields,
      ...(pageToken === undefined ? {} : { nextPageToken: pageToken }),
    }),
  );
  return {
    jql,
    total: await counting,
    issues: (page.issues ?? []).slice(0, limit).map((issue) => summaryOf(issue, siteUrl)),
    nextPageToken: page.isLast === true ? null : (page.nextPageToken ?? null),
  };
}

export async function count(client: Client, jql: string): Promise<number> {
  refuseFaultyJql(jql);
  const answer = await asking(jql, () => countIssues(client, { jql }));
  return read(z.int().nonnegative(), answer.count);
}

async function asking<Answer>(jql: string, ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    throw asJqlError(error, jql);
  }
}
