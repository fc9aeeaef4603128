import { bulkFetchIssues } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import type { IssueSnapshot } from '../jira.ts';
import { snapshotFields, snapshotOf } from './issue.ts';

/** Jira's own limit for one bulk fetch. */
const atOnce = 100;

/** In the order of the keys, without those that are not there or may not be seen. */
export async function bulkSnapshots(
  client: Client,
  keys: readonly string[],
  siteUrl: string,
): Promise<IssueSnapshot[]> {
  const pages: Promise<IssueSnapshot[]>[] = [];
  for (let from = 0; from < keys.length; from += atOnce) {
    pages.push(page(client, keys.slice(from, from + atOnce), siteUrl));
  }
  const found = new Map((await Promise.all(pages)).flat().map((issue) => [issue.key, issue]));
  return keys.flatMap((key) => found.get(key) ?? []);
}

async function page(client: Client, keys: readonly string[], siteUrl: string): Promise<IssueSnapshot[]> {
  const { issues } = await bulkFetchIssues(client, { issueIdsOrKeys: [...keys], fields: snapshotFields });
  return (issues ?? []).map((issue) => snapshotOf(issue, siteUrl));
}
