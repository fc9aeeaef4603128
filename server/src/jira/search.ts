import type { SearchResult } from '@sidelight/contract';
import { faultMessage, parse } from '@sidelight/jql';
import { countIssues, searchAndReconsileIssuesUsingJqlPost } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { JiraError } from './errors.ts';
import { summaryFields, summaryOf } from './reading/issue.ts';
import { read } from './reading/read.ts';

export interface SearchOptions {
  readonly jql: string;
  readonly limit: number;
  readonly pageToken?: string | undefined;
}

/** Throws jql.invalid with the place of the first fault; Jira need not be asked for that. */
export function checkJql(jql: string): void {
  const parsed = parse(jql);
  const fault = parsed.ok ? undefined : parsed.errors[0];
  if (fault === undefined) return;
  throw new JiraError('jql.invalid', {
    detail: faultMessage(fault),
    position: { start: fault.span.start, end: fault.span.end },
  });
}

/** One page, and how many there are in all. */
export async function search(client: Client, options: SearchOptions, siteUrl: string): Promise<SearchResult> {
  const { jql, limit, pageToken } = options;
  checkJql(jql);
  // At the same time, since neither needs the other; without a count the issues are still an answer.
  const counting = count(client, jql).catch(() => null);
  const page = await asJql(() =>
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
  checkJql(jql);
  const answer = await asJql(() => countIssues(client, { jql }));
  return read(z.int().nonnegative(), answer.count);
}

/** What Jira finds wrong with values here can only be the JQL. */
async function asJql<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof JiraError) || error.code !== 'jira.invalid') throw error;
    throw new JiraError('jql.invalid', {
      cause: error,
      ...(error.detail === undefined ? {} : { detail: error.detail }),
    });
  }
}
