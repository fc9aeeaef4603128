import type { IssueWorklog } from '@sidelight/contract';
import { z } from 'zod';
import { adfToMarkdown } from '../documents/to-markdown.ts';
import { instantSchema } from './instant.ts';
import { somebodySchema } from './person.ts';

export const jiraWorklogSchema = z
  .object({
    id: z.coerce.string(),
    author: somebodySchema,
    started: instantSchema,
    timeSpentSeconds: z.number().catch(0),
    comment: z.unknown().optional(),
  })
  .transform(
    ({ id, author, started, timeSpentSeconds, comment }): IssueWorklog => ({
      id,
      author,
      started,
      minutes: Math.round(timeSpentSeconds / 60),
      comment: adfToMarkdown(comment),
    }),
  );
