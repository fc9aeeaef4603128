import type { IssuePart, ReadIssue, ReadIssuesOutput } from '@sidelight/contract';
import { bulkFetchIssues, getIssue } from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import { z } from 'zod';
import { inLanes } from '../../in-lanes.ts';
import { byAge as byAgeOfFile, jiraAttachmentSchema } from '../attachments/attachment.ts';
import type { Field } from '../fields/field.ts';
import { pathKey } from '../path-key.ts';
import { jiraCommentSchema } from './comment.ts';
import { customValuesOf } from './custom-values.ts';
import { snapshotFields, snapshotOf } from './issue.ts';
import { keyNow } from './key-now.ts';
import { linksSchema } from './links.ts';
import {
  commentsBefore,
  historyBefore,
  latestComments,
  latestHistory,
  latestWorklogs,
  worklogsBefore,
} from './paged-parts.ts';
import { jiraWorklogSchema } from './worklog.ts';

export interface ReadingOptions {
  readonly parts: ReadonlySet<IssuePart>;
  /** Of the one paged part of one issue: the number after the newest one wanted. */
  readonly before: number | undefined;
  /** Of each paged part of each issue. */
  readonly pageSize: number;
}

interface Reading extends ReadingOptions {
  readonly client: Client;
  readonly siteUrl: string;
  readonly fields: readonly Field[];
}

/** Further pages of several issues are asked for so many at a time. */
const lanes = 4;

/** One issue. Throws jira.not-found when it is not there or may not be seen. */
export async function readOneIssue(reading: Reading, key: string): Promise<ReadIssue> {
  const { client, parts, before } = reading;
  const found = await getIssue(client, {
    issueIdOrKey: pathKey(key),
    fields: parts.has('fields') ? allBut(unwanted(reading)) : fieldsFor(reading),
    ...(parts.has('history') && before === undefined ? { expand: 'changelog' } : {}),
  });
  return withParts(reading, found);
}

/** Up to 100 in one call, and one more for each long part that Jira cut. */
export async function readSeveralIssues(
  reading: Reading,
  keys: readonly string[],
): Promise<ReadIssuesOutput> {
  const { client, parts } = reading;
  const { issues: sent } = await bulkFetchIssues(client, {
    issueIdsOrKeys: [...keys],
    fields: fieldsFor(reading),
    ...(parts.has('history') ? { expand: ['changelog'] } : {}),
  });
  const issues = await inLanes(sent ?? [], lanes, (issue) => withParts(reading, issue));
  const found = new Map(issues.map((issue) => [issue.key, issue]));
  const unmatched = keys.filter((key) => !found.has(key));
  // An issue that was moved comes back under its new key: then what is missing has to be asked one by one.
  const moved = issues.some(({ key }) => !keys.includes(key));
  const named = moved ? await inLanes(unmatched, lanes, (key) => keyNow(client, key)) : [];
  const keyOf = new Map(unmatched.map((key, index) => [key, named[index] ?? null]));
  return {
    issues: [...new Set(keys.flatMap((key) => found.get(keyOf.get(key) ?? key) ?? []))],
    missing: unmatched.filter((key) => (keyOf.get(key) ?? null) === null),
  };
}

/** Hundreds of ids do not fit into an address. */
function allBut(fields: readonly string[]): string[] {
  return ['*all', ...fields.map((field) => `-${field}`)];
}

function unwanted(reading: Reading): string[] {
  const wanted = new Set(fieldsFor(reading));
  return [...snapshotFields, 'issuelinks', 'attachment', 'comment', 'worklog'].filter(
    (id) => !wanted.has(id),
  );
}

function fieldsFor({ parts, before, fields }: Reading): string[] {
  const lean = snapshotFields.filter((field) => field !== 'description' && field !== 'subtasks');
  const paged = (part: IssuePart, ...names: string[]) =>
    parts.has(part) && before === undefined ? names : [];
  const whole = (part: IssuePart, ...names: string[]) => (parts.has(part) ? names : []);
  return [
    ...lean,
    ...whole('description', 'description'),
    ...whole('subtasks', 'subtasks'),
    ...whole('links', 'issuelinks'),
    ...whole('attachments', 'attachment'),
    ...paged('comments', 'comment'),
    ...paged('worklogs', 'worklog'),
    ...whole('worklogs', 'timetracking'),
    ...whole('fields', ...fields.filter(({ custom }) => custom).map(({ id }) => id)),
  ];
}

const minutes = z
  .number()
  .nullish()
  .catch(null)
  .transform((seconds) => (seconds === null || seconds === undefined ? null : Math.round(seconds / 60)));
const sentSchema = z.object({
  fields: z.looseObject({
    comment: z
      .object({ comments: z.array(jiraCommentSchema), total: z.int().nullish().catch(null) })
      .catch({ comments: [], total: 0 }),
    worklog: z
      .object({ worklogs: z.array(jiraWorklogSchema), total: z.int().nullish().catch(null) })
      .catch({ worklogs: [], total: 0 }),
    timetracking: z
      .object({
        originalEstimateSeconds: minutes,
        timeSpentSeconds: minutes,
        remainingEstimateSeconds: minutes,
      })
      .catch({ originalEstimateSeconds: null, timeSpentSeconds: null, remainingEstimateSeconds: null }),
    issuelinks: linksSchema,
    attachment: z
      .array(jiraAttachmentSchema)
      .catch([])
      .transform((files) => files.toSorted(byAgeOfFile)),
  }),
});

async function withParts(
  { client, siteUrl, fields, parts, before, pageSize }: Reading,
  issue: { fields?: unknown; changelog?: unknown },
): Promise<ReadIssue> {
  const { description, subtasks, ...rest } = snapshotOf(issue, siteUrl);
  const { key } = rest;
  const sent = sentSchema.parse(issue).fields;
  const page = before === undefined ? undefined : { key, before, limit: pageSize };
  const { comment, worklog } = sent;
  const [comments, history, worklogs] = await Promise.all([
    !parts.has('comments')
      ? undefined
      : page === undefined
        ? latestComments(client, key, pageSize, sentPage(comment.comments, comment.total))
        : commentsBefore(client, page),
    !parts.has('history')
      ? undefined
      : page === undefined
        ? latestHistory(issue.changelog, pageSize)
        : historyBefore(client, page),
    !parts.has('worklogs')
      ? undefined
      : page === undefined
        ? latestWorklogs(client, key, pageSize, sentPage(worklog.worklogs, worklog.total))
        : worklogsBefore(client, page),
  ]);
  const { originalEstimateSeconds, timeSpentSeconds, remainingEstimateSeconds } = sent.timetracking;
  return {
    ...rest,
    ...(parts.has('description') ? { description } : {}),
    ...(comments === undefined ? {} : { comments }),
    ...(history === undefined ? {} : { history }),
    ...(worklogs === undefined
      ? {}
      : {
          worklogs,
          time: {
            estimated: originalEstimateSeconds,
            spent: timeSpentSeconds,
            remaining: remainingEstimateSeconds,
          },
        }),
    ...(parts.has('links') ? { links: sent.issuelinks } : {}),
    ...(parts.has('attachments') ? { attachments: sent.attachment } : {}),
    ...(parts.has('subtasks') ? { subtasks } : {}),
    ...(parts.has('fields') ? { fields: customValuesOf(sent, fields) } : {}),
  };
}

function sentPage<Item>(items: Item[], total: number | null | undefined): { items: Item[]; total: number } {
  return { items, total: Math.max(total ?? 0, items.length) };
}
