import type { SearchResult } from '@sidelight/contract';
import { countIssues, searchAndReconsileIssuesUsingJqlPost } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { asking, firstIssues } from './first-issues.ts';
import { refuseFaultyJql } from './jql-faults.ts';
import { summaryFields, summaryOf } from './reading/issue.ts';
import { read } from './reading/read.ts';

export interface SearchOptions {
  readonly jql: string;
  readonly limit: number;
  readonly pageToken?: string | undefined;
  /** Ids of fields whose values come along as Jira sends them. */
  readonly fieldIds?: readonly string[];
}

/** `values` are in the order of the issues. */
export interface SearchPage extends SearchResult {
  readonly values: readonly Readonly<Record<string, unknown>>[];
}

/** One page, and how many there are in all. Throws jql.invalid, with the place where it is known. */
export async function search(client: Client, options: SearchOptions, siteUrl: string): Promise<SearchPage> {
  const { jql, limit, pageToken, fieldIds = [] } = options;
  refuseFaultyJql(jql);
  // Which page of how many the token is for, nobody knows: then the count is asked for at the same time.
  const counting = pageToken === undefined ? null : countOrNull(client, jql);
  const page = await asking(jql, () =>
    searchAndReconsileIssuesUsingJqlPost(client, {
      jql,
      maxResults: limit,
      fields: [...new Set([...summaryFields, ...fieldIds])],
      ...(pageToken === undefined ? {} : { nextPageToken: pageToken }),
    }),
  );
  const found = (page.issues ?? []).slice(0, limit);
  const issues = found.map((issue) => summaryOf(issue, siteUrl));
  const values = fieldIds.length === 0 ? [] : found.map(valuesOf);
  const nextPageToken = page.isLast === true ? null : (page.nextPageToken ?? null);
  // A first page that is the last one says by itself how many there are.
  const whole = pageToken === undefined && nextPageToken === null;
  const total = whole ? issues.length : await (counting ?? countOrNull(client, jql));
  return { jql, total, issues, nextPageToken, values };
}

/** Without a count the issues are still an answer. */
function countOrNull(client: Client, jql: string): Promise<number | null> {
  return count(client, jql).catch(() => null);
}

/** What the first `most` issues of a query hold in some fields, and how many match in all. Throws like `search`. */
export async function valuesFound(
  client: Client,
  {
    jql,
    most,
    fieldIds,
  }: { readonly jql: string; readonly most: number; readonly fieldIds: readonly string[] },
): Promise<{ values: Readonly<Record<string, unknown>>[]; total: number | null }> {
  const { issues, more } = await firstIssues(client, { jql, most, fields: [...fieldIds] });
  const values = issues.map(valuesOf);
  if (!more) return { values, total: values.length };
  const total = await countOrNull(client, jql);
  return { values, total: total === null ? null : Math.max(total, values.length) };
}

const valuesSchema = z.record(z.string(), z.unknown()).catch({});

function valuesOf({ fields }: { fields?: unknown }): Readonly<Record<string, unknown>> {
  return valuesSchema.parse(fields);
}

/** The keys of the first `most` issues, and whether there are more. Throws like `search`. */
export async function keysOf(
  client: Client,
  jql: string,
  most: number,
): Promise<{ keys: string[]; more: boolean }> {
  // With no field of the issue, Jira leaves out its key as well.
  const { issues, more } = await firstIssues(client, { jql, most, fields: ['summary'] });
  return { keys: read(z.array(z.object({ key: z.string() })), issues).map(({ key }) => key), more };
}

export async function count(client: Client, jql: string): Promise<number> {
  refuseFaultyJql(jql);
  const answer = await asking(jql, () => countIssues(client, { jql }));
  return read(z.int().nonnegative(), answer.count);
}
