import { issueEditSchema, issueKeySchema, newIssueSchema } from '@sidelight/contract';
import { z } from 'zod';

/** What the planned fields held when the plan was made, by Jira's field id, as comparable text. */
const seenSchema = z.record(z.string(), z.string().nullable());

/**
 * Exactly what an approval will run, in Jira's own terms (ids, account ids, days). It is kept on the server
 * from the moment the person is shown the plan; nothing that a model or a client says later can change it.
 * Validated when it is read back, because it comes from a database.
 */
export const operationSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('create'), siteUrl: z.string(), issue: newIssueSchema }),
  z.strictObject({
    kind: z.literal('change'),
    siteUrl: z.string(),
    key: issueKeySchema,
    edit: issueEditSchema.nullable(),
    transition: z.strictObject({ id: z.string(), statusId: z.string(), statusName: z.string() }).nullable(),
    seen: seenSchema,
    /** The same edit with the values from before, and the status from before: for the journal of changes. */
    inverse: z.strictObject({ edit: issueEditSchema.nullable(), statusName: z.string().nullable() }),
  }),
  z.strictObject({
    kind: z.literal('comment'),
    siteUrl: z.string(),
    key: issueKeySchema,
    body: z.string().min(1).max(32_767),
  }),
]);
export type Operation = z.infer<typeof operationSchema>;
export type CreateOperation = Extract<Operation, { kind: 'create' }>;
export type ChangeOperation = Extract<Operation, { kind: 'change' }>;
export type CommentOperation = Extract<Operation, { kind: 'comment' }>;
