import { issueKeySchema } from '@sidelight/contract';
import { z } from 'zod';
import { undoes } from '../operation-undoes.ts';

/** Time spent: when it began is ISO 8601 in UTC. */
const work = {
  seconds: z.int().positive(),
  started: z.iso.datetime(),
  comment: z.string().max(32_767).nullable(),
};

export const logWorkOperationSchema = z.strictObject({
  kind: z.literal('log-work'),
  siteUrl: z.string(),
  key: issueKeySchema,
  ...work,
  undoes,
});
export type LogWorkOperation = z.infer<typeof logWorkOperationSchema>;

export const deleteWorklogOperationSchema = z.strictObject({
  kind: z.literal('delete-worklog'),
  siteUrl: z.string(),
  key: issueKeySchema,
  worklogId: z.string(),
  /** What it said when the plan was made. */
  ...work,
  undoes,
});
export type DeleteWorklogOperation = z.infer<typeof deleteWorklogOperationSchema>;
