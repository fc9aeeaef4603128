import type { Issue, WriteResult } from '@sidelight/contract';
import { deleteWorklog, getIssueWorklog, getWorklog } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { markdownToAdf } from '../documents/from-markdown.ts';
import { adfToMarkdown } from '../documents/to-markdown.ts';
import { JiraError } from '../errors.ts';
import { pathKey } from '../path-key.ts';
import { instantSchema } from '../reading/instant.ts';
import { read } from '../reading/read.ts';
import { creationMark, hasMark } from './creation-mark.ts';
import { afterWrite } from './read-back.ts';

/** Work on an issue. `started` is ISO 8601 in UTC, `comment` Markdown. */
export interface Work {
  readonly seconds: number;
  readonly started: string;
  readonly comment: string | null;
}

export interface Worklog extends Work {
  readonly id: string;
}

const worklogSchema = z
  .object({
    id: z.coerce.string(),
    timeSpentSeconds: z.int(),
    started: instantSchema,
    comment: z.unknown().optional(),
  })
  .transform(({ id, timeSpentSeconds, started, comment }): Worklog => {
    const words = adfToMarkdown(comment);
    return { id, seconds: timeSpentSeconds, started, comment: words === '' ? null : words };
  });

type ReadIssue = (key: string) => Promise<Issue>;

export async function logWork(
  client: Client,
  readIssue: ReadIssue,
  key: string,
  { seconds, started, comment }: Work,
  mark?: string,
): Promise<WriteResult & { readonly worklog: Worklog }> {
  // Not jira.js's addWorklog: it writes the time with a Z, which Jira does not read.
  const added = await client.sendRequest<unknown>({
    url: `/rest/api/3/issue/${pathKey(key)}/worklog`,
    method: 'POST',
    body: {
      timeSpentSeconds: seconds,
      started: started.replace(/(?:\.\d+)?Z$/, '.000+0000'),
      ...(comment === null ? {} : { comment: markdownToAdf(comment) }),
      ...(mark === undefined ? {} : { properties: [creationMark(mark)] }),
    },
  });
  return afterWrite(`The work on ${key} was logged`, async () => {
    const worklog = read(worklogSchema, added);
    const ignoredFields = worklog.seconds === seconds ? [] : ['Time spent'];
    return { issue: await readIssue(key), ignoredFields, worklog };
  });
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

export async function removeWorklog(
  client: Client,
  readIssue: ReadIssue,
  key: string,
  id: string,
): Promise<WriteResult> {
  await deleteWorklog(client, { issueIdOrKey: pathKey(key), id: pathKey(id) });
  return afterWrite(`The work log of ${key} was deleted`, async () => {
    const [issue, left] = await Promise.all([readIssue(key), worklogOf(client, key, id)]);
    return { issue, ignoredFields: left === null ? [] : ['Work log'] };
  });
}
