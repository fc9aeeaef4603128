import { issueEditSchema, issueKeySchema, issueSummarySchema, newIssueSchema } from '@sidelight/contract';
import { z } from 'zod';

/** What the planned fields held when the plan was made, by Jira's field id, as comparable text. */
export const seenSchema = z.record(z.string(), z.string().nullable());

/** The id of the change in the journal that this operation undoes. */
const undoes = z.string().optional();

/** Of a link: the issue `from` shows the outward words of the type. */
const ends = z.strictObject({ type: z.string(), from: issueKeySchema, to: issueKeySchema });

/** Time spent: when it began is ISO 8601 in UTC. */
const work = {
  seconds: z.int().positive(),
  started: z.iso.datetime(),
  comment: z.string().max(32_767).nullable(),
};

/**
 * Exactly what an approval will run, in Jira's own terms (ids, account ids, days). It is kept on the server
 * from the moment the person is shown the plan; nothing that a model or a client says later can change it.
 * Validated when it is read back, because it comes from a database.
 */
export const operationSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('create'), siteUrl: z.string(), issue: newIssueSchema, undoes }),
  z.strictObject({
    kind: z.literal('change'),
    siteUrl: z.string(),
    key: issueKeySchema,
    edit: issueEditSchema.nullable(),
    transition: z.strictObject({ id: z.string(), statusId: z.string(), statusName: z.string() }).nullable(),
    seen: seenSchema,
    /** The same edit with the values from before, and the status from before: for the journal of changes. */
    inverse: z.strictObject({ edit: issueEditSchema.nullable(), statusName: z.string().nullable() }),
    undoes,
  }),
  z.strictObject({
    kind: z.literal('comment'),
    siteUrl: z.string(),
    key: issueKeySchema,
    body: z.string().min(1).max(32_767),
    undoes,
  }),
  z.strictObject({
    kind: z.literal('delete-issue'),
    siteUrl: z.string(),
    key: issueKeySchema,
    /** The time of its last change when the plan was made. */
    updated: z.string(),
    /** As it was first created: for the journal of changes. */
    restore: newIssueSchema,
    /** As it was when the plan was made: what is deleted can no longer be read. */
    last: issueSummarySchema.optional(),
    undoes,
  }),
  z.strictObject({
    kind: z.literal('delete-comment'),
    siteUrl: z.string(),
    key: issueKeySchema,
    commentId: z.string(),
    /** What it said when the plan was made. */
    body: z.string(),
    undoes,
  }),
  z.strictObject({
    kind: z.literal('edit-comment'),
    siteUrl: z.string(),
    key: issueKeySchema,
    commentId: z.string(),
    /** What it said when the plan was made, in Markdown. */
    before: z.string(),
    body: z.string().min(1).max(32_767),
    undoes,
  }),
  z.strictObject({ kind: z.literal('log-work'), siteUrl: z.string(), key: issueKeySchema, ...work, undoes }),
  z.strictObject({
    kind: z.literal('delete-worklog'),
    siteUrl: z.string(),
    key: issueKeySchema,
    worklogId: z.string(),
    /** What it said when the plan was made. */
    ...work,
    undoes,
  }),
  z.strictObject({
    kind: z.literal('follow'),
    siteUrl: z.string(),
    key: issueKeySchema,
    watch: z.boolean().optional(),
    vote: z.boolean().optional(),
    undoes,
  }),
  z.strictObject({ kind: z.literal('link'), siteUrl: z.string(), key: issueKeySchema, ends, undoes }),
  z.strictObject({
    kind: z.literal('unlink'),
    siteUrl: z.string(),
    key: issueKeySchema,
    linkId: z.string(),
    ends,
    undoes,
  }),
]);
export type Operation = z.infer<typeof operationSchema>;
export type CreateOperation = Extract<Operation, { kind: 'create' }>;
export type ChangeOperation = Extract<Operation, { kind: 'change' }>;
export type CommentOperation = Extract<Operation, { kind: 'comment' }>;
export type EditCommentOperation = Extract<Operation, { kind: 'edit-comment' }>;
export type DeleteIssueOperation = Extract<Operation, { kind: 'delete-issue' }>;
export type DeleteCommentOperation = Extract<Operation, { kind: 'delete-comment' }>;
export type LogWorkOperation = Extract<Operation, { kind: 'log-work' }>;
export type DeleteWorklogOperation = Extract<Operation, { kind: 'delete-worklog' }>;
export type FollowOperation = Extract<Operation, { kind: 'follow' }>;
export type LinkOperation = Extract<Operation, { kind: 'link' }>;
export type UnlinkOperation = Extract<Operation, { kind: 'unlink' }>;
