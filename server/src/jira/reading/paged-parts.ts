import type { ReadIssue } from '@sidelight/contract';
import { getChangeLogs, getComments, getIssueWorklog } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { pathKey } from '../path-key.ts';
import { byAge, jiraCommentSchema } from './comment.ts';
import { newestComments } from './comments.ts';
import { entriesOf, historiesSchema } from './history.ts';
import { read } from './read.ts';
import { jiraWorklogSchema } from './worklog.ts';

export type CommentPage = NonNullable<ReadIssue['comments']>;
export type HistoryPage = NonNullable<ReadIssue['history']>;
export type WorklogPage = NonNullable<ReadIssue['worklogs']>;

/** What is numbered from the oldest on keeps its numbers when something is added. */
export interface PageWanted {
  readonly key: string;
  /** The number after the newest one wanted. */
  readonly before: number;
  readonly limit: number;
}

export async function commentsBefore(client: Client, wanted: PageWanted): Promise<CommentPage> {
  const { startAt, maxResults } = placeOf(wanted);
  const page = await getComments(client, {
    issueIdOrKey: pathKey(wanted.key),
    startAt,
    maxResults,
    orderBy: 'created',
  });
  const items = read(z.array(jiraCommentSchema), page.comments ?? []).sort(byAge);
  return numbered(items, startAt, page.total);
}

/** The newest of all; what Jira sent along with the issue is taken where that was everything. */
export async function latestComments(
  client: Client,
  key: string,
  limit: number,
  sent: { readonly total: number; readonly items: CommentPage['items'] },
): Promise<CommentPage> {
  // Where Jira sends only some comments along with an issue, it sends the oldest.
  const { comments: items, total } =
    sent.total > sent.items.length
      ? await newestComments(client, key, limit)
      : { comments: sent.items.slice(-limit), total: sent.total };
  return numbered(items, total - items.length, total);
}

export async function worklogsBefore(client: Client, wanted: PageWanted): Promise<WorklogPage> {
  const { startAt, maxResults } = placeOf(wanted);
  const page = await getIssueWorklog(client, { issueIdOrKey: pathKey(wanted.key), startAt, maxResults });
  return numbered(read(z.array(jiraWorklogSchema), page.worklogs ?? []), startAt, page.total);
}

export async function latestWorklogs(
  client: Client,
  key: string,
  limit: number,
  sent: { readonly total: number; readonly items: WorklogPage['items'] },
): Promise<WorklogPage> {
  if (sent.total > sent.items.length) return worklogsBefore(client, { key, before: sent.total + 1, limit });
  const items = sent.items.slice(-limit);
  return numbered(items, sent.total - items.length, sent.total);
}

export async function historyBefore(client: Client, wanted: PageWanted): Promise<HistoryPage> {
  const { startAt, maxResults } = placeOf(wanted);
  const page = await getChangeLogs(client, { issueIdOrKey: pathKey(wanted.key), startAt, maxResults });
  const histories = read(historiesSchema, page.values ?? []);
  // The oldest come first here; of those of one instant the later ones shall be told first, too.
  return { ...numbered(histories, startAt, page.total), items: entriesOf(histories.toReversed()) };
}

/** The newest of what Jira sent along, which is the newest hundred. */
export function latestHistory(changelog: unknown, limit: number): HistoryPage {
  const sent = sentSchema.parse(changelog);
  const newest = sent.histories.toSorted((one, other) => other.created.localeCompare(one.created));
  const shown = newest.slice(0, limit);
  const total = Math.max(sent.total ?? 0, sent.histories.length);
  return { ...numbered(shown, total - shown.length, total), items: entriesOf(shown) };
}

const sentSchema = z
  .object({ histories: historiesSchema, total: z.int().nullish().catch(null) })
  .nullish()
  .catch(null)
  .transform((sent) => sent ?? { histories: [], total: 0 });

function placeOf({ before, limit }: PageWanted): { startAt: number; maxResults: number } {
  const startAt = Math.max(0, before - 1 - limit);
  return { startAt, maxResults: before - 1 - startAt };
}

function numbered<Item>(items: Item[], passed: number, total: number | null | undefined) {
  const last = items.length === 0 ? 0 : passed + items.length;
  return { total: Math.max(total ?? 0, last), first: last === 0 ? 0 : passed + 1, last, items };
}
