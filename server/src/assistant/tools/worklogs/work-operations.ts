import { issueKeySchema } from '@sidelight/contract';
import { z } from 'zod';
import { visibilitySchema } from '../../../jira/visibility.ts';
import { documentSchema } from '../comments/comment-operations.ts';
import { undoes } from '../operation-undoes.ts';

/** Time spent: when it began is ISO 8601 in UTC. */
const work = {
  seconds: z.int().positive(),
  started: z.iso.datetime(),
  comment: z.string().max(32_767).nullable(),
};
/** What older versions left out. */
const whole = {
  /** The comment in Jira's own form. */
  document: documentSchema.optional(),
  visibility: visibilitySchema.nullable().optional(),
};
const estimate = {
  adjustment: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.enum(['auto', 'leave']) }),
      z.strictObject({ kind: z.enum(['new', 'manual']), seconds: z.int().nonnegative() }),
    ])
    .optional(),
  /** The remaining estimate when the plan was made, in seconds. */
  remainingBefore: z.int().nullable().optional(),
};

export const logWorkOperationSchema = z.strictObject({
  kind: z.literal('log-work'),
  siteUrl: z.string(),
  key: issueKeySchema,
  ...work,
  ...whole,
  ...estimate,
  undoes,
});
export type LogWorkOperation = z.infer<typeof logWorkOperationSchema>;

export const editWorklogOperationSchema = z.strictObject({
  kind: z.literal('edit-worklog'),
  siteUrl: z.string(),
  key: issueKeySchema,
  worklogId: z.string(),
  /** What it said when the plan was made. */
  before: z.strictObject({ ...work, ...whole }),
  /** What it shall say. */
  ...work,
  ...whole,
  ...estimate,
  undoes,
});
export type EditWorklogOperation = z.infer<typeof editWorklogOperationSchema>;

export const deleteWorklogOperationSchema = z.strictObject({
  kind: z.literal('delete-worklog'),
  siteUrl: z.string(),
  key: issueKeySchema,
  worklogId: z.string(),
  /** What it said when the plan was made. */
  ...work,
  ...whole,
  ...estimate,
  /** Whose it was, when it was not the person's own. */
  author: z.string().optional(),
  undoes,
});
export type DeleteWorklogOperation = z.infer<typeof deleteWorklogOperationSchema>;
