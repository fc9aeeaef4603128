import { searchAndReconsileIssuesUsingJqlPost } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { refuseFaultyJql } from '../jql-faults.ts';
import { asking, count } from '../search.ts';
import { type BoardFields, noBoardFields } from './board-fields.ts';
import { fieldsFor, type ListedIssue, type ListedPart, listedIssueOf } from './listed-issue.ts';

export interface ListOptions {
  readonly jql: string;
  /** Most issues that are fetched, page by page. */
  readonly limit: number;
  readonly parts?: readonly ListedPart[];
}

export interface Listing {
  readonly jql: string;
  readonly issues: readonly ListedIssue[];
  /** Of everything that matches; more than `issues` when the list was cut. Null when Jira would not count. */
  readonly total: number | null;
}

const pageSize = 100;

/** Issues page by page up to the limit. Counts only what was cut. Throws jql.invalid. */
export async function listIssues(
  client: Client,
  { jql, limit, parts = [] }: ListOptions,
  siteUrl: string,
  boardFields: () => Promise<BoardFields>,
): Promise<Listing> {
  refuseFaultyJql(jql);
  const wanted = new Set(parts);
  const board = wanted.has('board') ? await boardFields() : noBoardFields;
  const issues: ListedIssue[] = [];
  let nextPageToken: string | undefined;
  for (;;) {
    const page = await asking(jql, () =>
      searchAndReconsileIssuesUsingJqlPost(client, {
        jql,
        maxResults: Math.min(pageSize, limit - issues.length),
        fields: fieldsFor(wanted, board),
        ...(wanted.has('history') ? { expand: 'changelog' } : {}),
        ...(nextPageToken === undefined ? {} : { nextPageToken }),
      }),
    );
    const found = (page.issues ?? []).slice(0, limit - issues.length);
    issues.push(...found.map((issue) => listedIssueOf(issue, siteUrl, board)));
    nextPageToken = page.isLast === true ? undefined : (page.nextPageToken ?? undefined);
    if (nextPageToken === undefined) return { jql, issues, total: issues.length };
    if (issues.length >= limit || found.length === 0) break;
  }
  const total = await count(client, jql).catch(() => null);
  return { jql, issues, total: total === null ? null : Math.max(total, issues.length) };
}
