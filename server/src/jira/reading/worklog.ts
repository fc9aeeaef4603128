import type { IssueWorklog, Person } from '@sidelight/contract';
import { z } from 'zod';
import { adfToMarkdown } from '../documents/to-markdown.ts';
import { jiraVisibilitySchema, type Visibility } from '../visibility.ts';
import { instantSchema } from './instant.ts';
import { somebodySchema } from './person.ts';

/** Work on an issue. `started` is ISO 8601 in UTC, `comment` Markdown. */
export interface Work {
  readonly seconds: number;
  readonly started: string;
  readonly comment: string | null;
}

/** A work log with what Markdown does not show of it. */
export interface Worklog extends Work {
  readonly id: string;
  readonly author: Person | null;
  readonly created: string;
  /** Jira's own form of the comment. */
  readonly document: unknown;
  readonly visibility: Visibility | null;
}

export const worklogSchema = z
  .object({
    id: z.coerce.string(),
    author: somebodySchema,
    timeSpentSeconds: z.int(),
    started: instantSchema,
    created: instantSchema,
    comment: z.unknown().optional(),
    visibility: jiraVisibilitySchema,
  })
  .transform(({ id, author, timeSpentSeconds, started, created, comment, visibility }): Worklog => {
    const words = adfToMarkdown(comment);
    return {
      id,
      author,
      seconds: timeSpentSeconds,
      started,
      created,
      comment: words === '' ? null : words,
      document: comment ?? null,
      visibility,
    };
  });

/** By when the work began, then by id, which rises. */
export function byStart(one: Worklog, other: Worklog): number {
  return one.started < other.started
    ? -1
    : one.started > other.started
      ? 1
      : Number(one.id) - Number(other.id) || 0;
}

/** As it is told. */
export const jiraWorklogSchema = worklogSchema.transform(
  ({ id, author, started, seconds, comment }): IssueWorklog => ({
    id,
    author,
    started,
    minutes: Math.round(seconds / 60),
    comment: comment ?? '',
  }),
);
