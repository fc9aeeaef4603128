import { getIssue, getIssueWorklog, getWorklog } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { JiraError } from '../errors.ts';
import { pathKey } from '../path-key.ts';
import { hasMark } from '../writes/creation-mark.ts';
import { read } from './read.ts';
import { byStart, type Worklog, worklogSchema } from './worklog.ts';

/** Instants as milliseconds since 1970: begun from `from` on, and before `before`. */
export interface WorkPeriod {
  readonly from?: number | undefined;
  readonly before?: number | undefined;
}

/** Those of an issue that the person may read, by when the work began: at most 5,000, which is one page of Jira. */
export async function worklogsOf(
  client: Client,
  key: string,
  { from, before }: WorkPeriod = {},
): Promise<Worklog[]> {
  const page = await getIssueWorklog(client, {
    issueIdOrKey: pathKey(key),
    // Jira asks for what began after an instant.
    ...(from === undefined ? {} : { startedAfter: from - 1 }),
    ...(before === undefined ? {} : { startedBefore: before }),
  });
  return read(z.array(worklogSchema), page.worklogs ?? [])
    .filter(({ started }) => {
      const at = Date.parse(started);
      return (from === undefined || at >= from) && (before === undefined || at < before);
    })
    .sort(byStart);
}

/** The work that was logged with `mark`; null when there is none. */
export async function worklogLoggedWith(client: Client, key: string, mark: string): Promise<Worklog | null> {
  const { worklogs } = await getIssueWorklog(client, { issueIdOrKey: pathKey(key), expand: 'properties' });
  const marked = (worklogs ?? []).find((worklog) => hasMark(worklog, mark));
  return marked === undefined ? null : read(worklogSchema, marked);
}

/** Null when the issue has none with this id. */
export async function worklogOf(client: Client, key: string, id: string): Promise<Worklog | null> {
  try {
    return read(worklogSchema, await getWorklog(client, { issueIdOrKey: pathKey(key), id: pathKey(id) }));
  } catch (error) {
    if (error instanceof JiraError && error.code === 'jira.not-found') return null;
    throw error;
  }
}

/** In seconds; null where nobody estimated or logged. */
export interface TimeTracking {
  readonly estimated: number | null;
  readonly spent: number | null;
  readonly remaining: number | null;
}

const seconds = z
  .int()
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);
const trackingSchema = z
  .object({
    originalEstimateSeconds: seconds,
    timeSpentSeconds: seconds,
    remainingEstimateSeconds: seconds,
  })
  .nullish()
  .catch(null)
  .transform(
    (sent): TimeTracking => ({
      estimated: sent?.originalEstimateSeconds ?? null,
      spent: sent?.timeSpentSeconds ?? null,
      remaining: sent?.remainingEstimateSeconds ?? null,
    }),
  );

/** Also the work that the person may not read is counted in what was spent. */
export async function timeTrackingOf(client: Client, key: string): Promise<TimeTracking> {
  const { fields } = await getIssue(client, { issueIdOrKey: pathKey(key), fields: ['timetracking'] });
  return read(z.object({ timetracking: trackingSchema }), fields ?? {}).timetracking;
}
