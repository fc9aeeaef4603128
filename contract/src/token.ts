import { z } from 'zod';
import { personSchema, siteSchema, wayInSchema } from './session.ts';

export const connectionStateSchema = z.enum(['connected', 'reconnect-required']);
export type ConnectionState = z.infer<typeof connectionStateSchema>;

const tokenEventKindSchema = z.enum([
  'connected',
  'refreshed',
  'refresh-failed',
  'reconnect-required',
  'sign-in-ends',
  'disconnected',
  'site-chosen',
]);
export type TokenEventKind = z.infer<typeof tokenEventKindSchema>;

/** One line of a connection's history. `explanation` is a sentence for the person; it never holds a secret. */
export const tokenEventSchema = z.object({
  id: z.int().describe('Rises with time; also the id of the server-sent event'),
  at: z.iso.datetime(),
  kind: tokenEventKindSchema,
  cause: z.enum(['sign-in', 'request', 'background', 'person']).describe('What set it off'),
  explanation: z.string(),
  durationMs: z.number().nullable().describe('Of the token request, where there was one'),
});
export type TokenEvent = z.infer<typeof tokenEventSchema>;

/** GET /api/token: the health of the caller's own connection. */
export const tokenStatusSchema = z.object({
  wayIn: wayInSchema,
  person: personSchema,
  site: siteSchema.nullable(),
  state: connectionStateSchema,
  explanation: z.string().describe('The state in a sentence'),
  scopes: z.array(z.string()),
  serverTime: z.iso.datetime().describe("Count down against this clock, not the browser's"),
  connectedAt: z.iso.datetime(),
  signedInAt: z.iso
    .datetime()
    .nullable()
    .describe('When this sign-in at Atlassian began: its end is counted from here. Null for an API token'),
  lastUsedAt: z.iso.datetime().nullable(),
  accessTokenExpiresAt: z.iso.datetime().nullable().describe('Null for an API token'),
  lastRefreshAt: z.iso.datetime().nullable(),
  nextRefreshAt: z.iso.datetime().nullable().describe('When the background refresher means to renew it'),
  signInEndsAt: z.iso
    .datetime()
    .nullable()
    .describe(
      'When Atlassian may end the sign-in whatever happens; announced a week ahead. Null: no such end',
    ),
  refreshes: z.object({ attempts: z.int(), successes: z.int(), failures: z.int() }),
});
export type TokenStatus = z.infer<typeof tokenStatusSchema>;

/** GET /api/token/usage?hours=… */
export const usageQuerySchema = z.strictObject({
  hours: z.coerce.number().int().min(1).max(720).default(24),
});

/** What was asked of Jira in an hour. */
export const usageHourSchema = z.object({
  at: z.iso.datetime().describe('The beginning of the hour (UTC)'),
  calls: z.int(),
  points: z.int().describe("Estimated by Atlassian's published costs"),
  refused: z.int().describe('Calls that Jira answered with 429'),
});
export type UsageHour = z.infer<typeof usageHourSchema>;

export const tokenUsageSchema = z.object({
  pointsPerHour: z
    .int()
    .nullable()
    .describe("The quota of an OAuth app's hour, shared by all its people; null for an API token"),
  hours: z.array(usageHourSchema).describe('Oldest first, without a gap; the last is the one under way'),
});
export type TokenUsage = z.infer<typeof tokenUsageSchema>;

/** GET /api/token/events?before=…&limit=…: newest first. */
export const tokenEventsQuerySchema = z.strictObject({
  before: z.coerce.number().int().positive().optional().describe('Only events with a lower id'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const tokenEventsSchema = z.object({ events: z.array(tokenEventSchema), more: z.boolean() });
export type TokenEvents = z.infer<typeof tokenEventsSchema>;
