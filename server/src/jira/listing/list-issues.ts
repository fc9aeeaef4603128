import type { Client } from 'jira.js/core';
import { firstIssues } from '../first-issues.ts';
import { count } from '../search.ts';
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

/** Issues page by page up to the limit. Counts only what was cut. Throws jql.invalid. */
export async function listIssues(
  client: Client,
  { jql, limit, parts = [] }: ListOptions,
  siteUrl: string,
  boardFields: () => Promise<BoardFields>,
): Promise<Listing> {
  const wanted = new Set(parts);
  const board = wanted.has('board') ? await boardFields() : noBoardFields;
  const { issues: found, more } = await firstIssues(client, {
    jql,
    most: limit,
    fields: fieldsFor(wanted, board),
    ...(wanted.has('history') ? { expand: 'changelog' } : {}),
  });
  const issues = found.map((issue) => listedIssueOf(issue, siteUrl, board));
  if (!more) return { jql, issues, total: issues.length };
  const total = await count(client, jql).catch(() => null);
  return { jql, issues, total: total === null ? null : Math.max(total, issues.length) };
}
