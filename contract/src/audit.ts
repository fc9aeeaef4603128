import { z } from 'zod';
import { actionSchema } from './rules.ts';

/** What happened to a change that was asked for. Each is one line of the audit log. */
export const auditEventSchema = z.enum([
  'approved',
  'refused',
  'expired',
  'superseded',
  'done',
  'partly-done',
  'failed',
  'denied',
  'misused',
]);
export type AuditEvent = z.infer<typeof auditEventSchema>;

export const decidedBySchema = z.enum(['person', 'conversation-rule', 'rule', 'server']);

const lineSchema = z.object({
  id: z.int(),
  at: z.iso.datetime(),
  event: auditEventSchema,
  by: decidedBySchema.describe(
    'Who decided: the person for this plan, a rule of theirs, or the server itself',
  ),
  action: actionSchema,
  title: z.string(),
  site: z.string().nullable(),
  issues: z.array(z.string()).describe('Keys of the first of them'),
  total: z.int(),
  sentence: z.string().nullable().describe('What the person had said'),
  detail: z.string().nullable().describe('Why it was denied or failed'),
  changeId: z.string().nullable(),
  conversationId: z.string().nullable(),
});

/** GET /api/admin/audit: newest first, of everybody. */
export const auditQuerySchema = z.strictObject({
  event: auditEventSchema.optional(),
  query: z
    .string()
    .trim()
    .max(200)
    .optional()
    .describe('A part of a name, account id, title, sentence or key'),
  before: z.coerce.number().int().min(0).optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const auditLineSchema = lineSchema.extend({
  person: z.object({ displayName: z.string(), accountId: z.string() }).nullable(),
  connectionId: z.string(),
});
export type AuditLine = z.infer<typeof auditLineSchema>;
export const auditSchema = z.object({
  entries: z.array(auditLineSchema),
  next: z.int().nullable(),
});
export type Audit = z.infer<typeof auditSchema>;

/** GET /api/changes: what was changed for the caller, newest first. */
export const changesQuerySchema = z.strictObject({
  before: z.coerce.number().int().min(0).optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
const madeChangeSchema = lineSchema.extend({
  event: z.enum(['done', 'partly-done']),
  changeId: z.string(),
  undone: z.enum(['no', 'partly', 'yes']),
  undoableUntil: z.iso.datetime().nullable().describe('Null when nothing of it can be undone any more'),
});
export type MadeChange = z.infer<typeof madeChangeSchema>;
export const madeChangesSchema = z.object({
  changes: z.array(madeChangeSchema),
  next: z.int().nullable(),
});
export type MadeChanges = z.infer<typeof madeChangesSchema>;
