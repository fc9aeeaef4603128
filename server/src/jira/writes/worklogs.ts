import type { Issue, WriteResult } from '@sidelight/contract';
import type { Client } from 'jira.js/core';
import type { AdfDocument } from '../documents/adf.ts';
import { editDocument } from '../documents/edit-document.ts';
import { markdownToAdf } from '../documents/from-markdown.ts';
import { JiraError } from '../errors.ts';
import { pathKey } from '../path-key.ts';
import { read } from '../reading/read.ts';
import { type Work, type Worklog, worklogSchema } from '../reading/worklog.ts';
import { worklogOf } from '../reading/worklogs.ts';
import { bodyOfVisibility, sameVisibility, type Visibility } from '../visibility.ts';
import { creationMark } from './creation-mark.ts';
import { sameText } from './ignored-fields.ts';
import { afterWrite } from './read-back.ts';

/**
 * How the remaining estimate follows what is logged: by as much, not at all, to a new value, or by another amount (less of
 * it where work is logged, more where a work log goes; Jira knows that not for one that changes).
 */
export type Adjustment =
  | { readonly kind: 'auto' | 'leave' }
  | { readonly kind: 'new' | 'manual'; readonly seconds: number };

export interface NewWorkParts {
  /** Kept with the worklog, unseen, for `loggedWith`. */
  readonly mark?: string | undefined;
  /** Written as it is in place of the comment's Markdown. */
  readonly document?: AdfDocument | undefined;
  readonly visibility?: Visibility | undefined;
  /** Default: auto. */
  readonly adjustment?: Adjustment | undefined;
}

/** What is left out stays. */
export interface WorkEdit {
  readonly seconds?: number | undefined;
  readonly started?: string | undefined;
  readonly comment?: string | null | undefined;
  /** Written as it is in place of the comment's Markdown. */
  readonly document?: AdfDocument | undefined;
  /** Null: everybody may read it. */
  readonly visibility?: Visibility | null | undefined;
  /** Default: auto. */
  readonly adjustment?: Adjustment | undefined;
}

export type WorkResult = WriteResult & { readonly worklog: Worklog };
type ReadIssue = (key: string) => Promise<Issue>;
interface Place {
  readonly key: string;
  readonly id: string;
}

// Not jira.js's addWorklog and updateWorklog: they write the time with a Z, which Jira does not read.

export async function logWork(
  client: Client,
  readIssue: ReadIssue,
  key: string,
  { seconds, started, comment }: Work,
  { mark, document, visibility, adjustment }: NewWorkParts = {},
): Promise<WorkResult> {
  const added = await client.sendRequest<unknown>({
    url: `/rest/api/3/issue/${pathKey(key)}/worklog`,
    method: 'POST',
    searchParams: queryOf(adjustment, 'reduceBy'),
    body: {
      timeSpentSeconds: seconds,
      started: asJiraReads(started),
      ...(comment === null ? {} : { comment: document ?? markdownToAdf(comment) }),
      ...(visibility === undefined ? {} : { visibility: bodyOfVisibility(visibility) }),
      ...(mark === undefined ? {} : { properties: [creationMark(mark)] }),
    },
  });
  return afterWrite(`The work on ${key} was logged`, async () => {
    const worklog = read(worklogSchema, added);
    const wanted = { seconds, started, comment, visibility };
    return { issue: await readIssue(key), ignoredFields: ignoredOf(wanted, worklog), worklog };
  });
}

export async function editWorklog(
  client: Client,
  readIssue: ReadIssue,
  { key, id }: Place,
  { seconds, started, comment, document, visibility, adjustment }: WorkEdit,
): Promise<WorkResult> {
  const before = await worklogOf(client, key, id);
  if (before === null) throw new JiraError('jira.not-found', { detail: `${key} has no work log ${id}.` });
  // What Jira makes of one that is left out is not said anywhere: it is always sent.
  const shownTo = visibility === undefined ? before.visibility : visibility;
  await client.sendRequest<unknown>({
    url: `/rest/api/3/issue/${pathKey(key)}/worklog/${pathKey(id)}`,
    method: 'PUT',
    searchParams: queryOf(adjustment, null),
    body: {
      ...(seconds === undefined ? {} : { timeSpentSeconds: seconds }),
      ...(started === undefined ? {} : { started: asJiraReads(started) }),
      ...(comment === undefined ? {} : { comment: document ?? editDocument(before.document, comment ?? '') }),
      ...(shownTo === null
        ? before.visibility === null
          ? {}
          : { visibility: null }
        : { visibility: bodyOfVisibility(shownTo) }),
    },
  });
  return afterWrite(`The work log of ${key} was changed`, async () => {
    const [issue, worklog] = await Promise.all([readIssue(key), worklogOf(client, key, id)]);
    if (worklog === null) throw new JiraError('jira.not-found');
    const wanted = { seconds, started, comment, visibility };
    return { issue, ignoredFields: ignoredOf(wanted, worklog), worklog };
  });
}

export async function removeWorklog(
  client: Client,
  readIssue: ReadIssue,
  { key, id }: Place,
  adjustment?: Adjustment,
): Promise<WriteResult> {
  await client.sendRequest<void>({
    url: `/rest/api/3/issue/${pathKey(key)}/worklog/${pathKey(id)}`,
    method: 'DELETE',
    searchParams: queryOf(adjustment, 'increaseBy'),
  });
  return afterWrite(`The work log of ${key} was deleted`, async () => {
    const [issue, left] = await Promise.all([readIssue(key), worklogOf(client, key, id)]);
    return { issue, ignoredFields: left === null ? [] : ['Work log'] };
  });
}

/** Jira takes minutes as the smallest unit, and no Z. */
function queryOf(
  adjustment: Adjustment = { kind: 'auto' },
  by: 'reduceBy' | 'increaseBy' | null,
): Record<string, string> {
  if (adjustment.kind === 'new' || adjustment.kind === 'manual') {
    const amount = `${Math.round(adjustment.seconds / 60)}m`;
    if (adjustment.kind === 'new') return { adjustEstimate: 'new', newEstimate: amount };
    return { adjustEstimate: 'manual', ...(by === null ? {} : { [by]: amount }) };
  }
  return { adjustEstimate: adjustment.kind };
}

function asJiraReads(instant: string): string {
  return new Date(instant).toISOString().replace(/Z$/, '+0000');
}

/** Labels of what Jira accepted and did not do. */
function ignoredOf(
  { seconds, started, comment, visibility }: Omit<WorkEdit, 'document' | 'adjustment'>,
  worklog: Worklog,
): string[] {
  const same = (one: string, other: string) => Date.parse(one) === Date.parse(other);
  return [
    ...(seconds === undefined || seconds === worklog.seconds ? [] : ['Time spent']),
    ...(started === undefined || same(started, worklog.started) ? [] : ['Started']),
    ...(comment === undefined || sameText(comment, worklog.comment ?? '') ? [] : ['Comment']),
    ...(visibility === undefined || sameVisibility(visibility, worklog.visibility) ? [] : ['Visible to']),
  ];
}
