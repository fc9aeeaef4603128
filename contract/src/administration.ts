import { z } from 'zod';
import { dayOfModelSchema } from './model-usage.ts';
import { personSchema, siteSchema, wayInSchema } from './session.ts';
import {
  connectionStateSchema,
  tokenEventSchema,
  tokenEventsSchema,
  tokenStatusSchema,
  tokenUsageSchema,
} from './token.ts';

/** GET /api/admin/overview?hours=… */
export const overviewQuerySchema = z.strictObject({
  hours: z.coerce.number().int().min(1).max(336).default(24),
});

const refreshHourSchema = z.object({
  at: z.iso.datetime().describe('The beginning of the hour (UTC)'),
  succeeded: z.int(),
  failed: z.int().describe('Failed for the time being; the tokens were kept'),
  lost: z.int().describe('Ended in "reconnect required"'),
});

const slowRefreshSchema = z.object({
  connectionId: z.string(),
  person: personSchema,
  at: z.iso.datetime(),
  durationMs: z.number(),
});

/** A language model as the process that answered has seen it. */
export const modelHealthSchema = z.object({
  name: z.string(),
  restsUntil: z.iso
    .datetime()
    .nullable()
    .describe('Not asked until then, unless no other answers; null: it is asked'),
  why: z.string().nullable().describe('Of its rest, in a sentence'),
});
export type ModelHealth = z.infer<typeof modelHealthSchema>;

/** How all connections are, together. No part of any token. */
export const overviewSchema = z.object({
  serverTime: z.iso.datetime(),
  connections: z.object({
    total: z.int(),
    connected: z.int(),
    reconnectRequired: z.int(),
  }),
  refreshes: z.object({
    hours: z.array(refreshHourSchema).describe('Oldest first, without a gap; the last is under way'),
    failureRate: z.number().nullable().describe('0 to 1, over all the hours; null without a refresh'),
    slowest: z.array(slowRefreshSchema).describe('Of those hours, slowest first'),
  }),
  usage: tokenUsageSchema.describe('Of everybody who signed in by OAuth: they share the quota'),
  models: z.array(modelHealthSchema).describe('In the order in which they are asked'),
  modelUsage: z.array(dayOfModelSchema).describe('Of everybody, of the last seven days, newest first'),
});
export type Overview = z.infer<typeof overviewSchema>;

/** GET /api/admin/connections?query=…&state=…: the one used last first. */
export const connectionsQuerySchema = z.strictObject({
  query: z.string().trim().max(200).optional().describe('Part of a name, e-mail, account id, site or id'),
  state: connectionStateSchema.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});

const connectionSummarySchema = z.object({
  id: z.string(),
  person: personSchema,
  site: siteSchema.nullable(),
  wayIn: wayInSchema,
  state: connectionStateSchema,
  explanation: z.string(),
  lastUsedAt: z.iso.datetime().nullable(),
  accessTokenExpiresAt: z.iso.datetime().nullable(),
  refreshes: z.object({ attempts: z.int(), successes: z.int(), failures: z.int() }),
});
export type ConnectionSummary = z.infer<typeof connectionSummarySchema>;

export const connectionsSchema = z.object({
  connections: z.array(connectionSummarySchema),
  more: z.boolean().describe('There are others: search more narrowly'),
});
export type Connections = z.infer<typeof connectionsSchema>;

/** GET /api/admin/connections/:connectionId */
export const connectionParamsSchema = z.object({ connectionId: z.string().min(1).max(100) });
export const connectionDetailsSchema = z.object({
  status: tokenStatusSchema,
  history: tokenEventsSchema.describe('The newest events'),
  usage: tokenUsageSchema,
  modelUsage: z.array(dayOfModelSchema).describe('Of the last seven days, newest first'),
});
export type ConnectionDetails = z.infer<typeof connectionDetailsSchema>;

/** GET /api/admin/events/stream: the data of each server-sent event named "connection". */
export const connectionEventSchema = z.object({ connectionId: z.string(), event: tokenEventSchema });
