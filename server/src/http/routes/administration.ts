import {
  auditQuerySchema,
  auditSchema,
  connectionDetailsSchema,
  connectionParamsSchema,
  connectionsQuerySchema,
  connectionsSchema,
  overviewQuerySchema,
  overviewSchema,
} from '@sidelight/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Administrators } from '../../administration/administrators.ts';
import type { OverviewStore } from '../../administration/overview-store.ts';
import type { Assistant } from '../../assistant/assistant.ts';
import { SessionError } from '../../sessions/session-error.ts';
import type { ModelUsageStore } from '../../usage/model-usage.ts';
import type { UsageStore } from '../../usage/store.ts';
import { hourMs, type UsageMeter } from '../../usage/usage-meter.ts';
import type { EventBus } from '../../vault/event-bus.ts';
import type { Vault } from '../../vault/vault.ts';
import type { AppInstance } from '../app-instance.ts';
import type { Authentication } from '../authentication.ts';
import { EventStreams } from '../event-streams.ts';
import { daysOnTheWire, firstDay } from './model-usage.ts';
import { everyHour, firstHour, quotaPerHour } from './token-usage.ts';

const slowestShown = 5;
const eventsShown = 50;
const usageHoursShown = 24;
const modelDaysShown = 7;

export interface AdministrationParts {
  readonly authentication: Authentication;
  readonly administrators: Administrators;
  readonly overview: OverviewStore;
  readonly vault: Pick<Vault, 'find' | 'status' | 'events'>;
  readonly usage: Pick<UsageStore, 'of' | 'ofEverybody'>;
  readonly meter: Pick<UsageMeter, 'write'>;
  readonly bus: Pick<EventBus, 'listen'>;
  readonly assistant: Pick<Assistant, 'models' | 'changes'>;
  readonly modelUsage: Pick<ModelUsageStore, 'of' | 'ofEverybody'>;
  readonly now: () => number;
}

/** How everybody's connections are, for the accounts listed as administrators. Never a token. */
export function registerAdministrationRoutes(app: AppInstance, parts: AdministrationParts): void {
  const { authentication, administrators, overview, vault, usage, now } = parts;
  const streams = new EventStreams(app, authentication);
  const onRequest = [
    authentication.required,
    async (request: FastifyRequest) => {
      if (!(await administrators.isOne(request.caller.connectionId)))
        throw new SessionError('session.not-administrator');
    },
  ];
  const tags = ['administration'];

  app.get(
    '/api/admin/overview',
    {
      onRequest,
      schema: {
        tags,
        summary: 'All connections together: counts by state, refreshes over time, the slowest, use of Jira',
        querystring: overviewQuerySchema,
        response: { 200: overviewSchema },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const { hours } = request.query;
      const since = firstHour(hours, now());
      await parts.meter.write();
      const [counts, refreshes, slowest, used, modelDays] = await Promise.all([
        overview.countByState(),
        overview.refreshes(since),
        overview.slowest(since, slowestShown),
        usage.ofEverybody(since),
        parts.modelUsage.ofEverybody(firstDay(modelDaysShown, now())),
      ]);
      const byHour = new Map(refreshes.map((each) => [each.hour, each]));
      const failed = refreshes.reduce((sum, hour) => sum + hour.failed + hour.lost, 0);
      const all = refreshes.reduce((sum, hour) => sum + hour.succeeded, failed);
      return {
        serverTime: iso(now()),
        connections: {
          total: counts.connected + counts['reconnect-required'],
          connected: counts.connected,
          reconnectRequired: counts['reconnect-required'],
        },
        refreshes: {
          hours: Array.from({ length: hours }, (_, index) => {
            const hour = since + index * hourMs;
            const { succeeded = 0, failed = 0, lost = 0 } = byHour.get(hour) ?? {};
            return { at: iso(hour), succeeded, failed, lost };
          }),
          failureRate: all === 0 ? null : failed / all,
          slowest: slowest.map(({ at, ...rest }) => ({ ...rest, at: iso(at) })),
        },
        usage: { pointsPerHour: quotaPerHour, hours: everyHour(used, hours, now()) },
        models: parts.assistant.models().map(({ name, rest }) => ({
          name,
          restsUntil: rest === null ? null : iso(rest.until),
          why: rest?.failure.detail ?? null,
        })),
        modelUsage: daysOnTheWire(modelDays),
      };
    },
  );

  app.get(
    '/api/admin/connections',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Search the connections, the one used last first',
        querystring: connectionsQuerySchema,
        response: { 200: connectionsSchema },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const { query = '', state = null, limit } = request.query;
      const found = await overview.search({ query, state, limit: limit + 1 });
      return { connections: found.slice(0, limit), more: found.length > limit };
    },
  );

  app.get(
    '/api/admin/connections/:connectionId',
    {
      onRequest,
      schema: {
        tags,
        summary: 'One connection: its health, history and use of Jira',
        params: connectionParamsSchema,
        response: { 200: connectionDetailsSchema },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const { connectionId } = request.params;
      const connection = await vault.find(connectionId);
      if (connection === null) throw new SessionError('session.connection-unknown');
      await parts.meter.write();
      const [status, history, hours, modelDays] = await Promise.all([
        vault.status(connectionId),
        vault.events.list(connectionId, { limit: eventsShown }),
        usage.of(connectionId, firstHour(usageHoursShown, now())),
        parts.modelUsage.of(connectionId, firstDay(modelDaysShown, now())),
      ]);
      const pointsPerHour = connection.wayIn === 'oauth' ? quotaPerHour : null;
      return {
        status,
        history,
        usage: { pointsPerHour, hours: everyHour(hours, usageHoursShown, now()) },
        modelUsage: daysOnTheWire(modelDays),
      };
    },
  );

  app.get(
    '/api/admin/audit',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Every change that was asked for: who decided, and what became of it; newest first',
        querystring: auditQuerySchema,
        response: { 200: auditSchema },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return parts.assistant.changes.ofEverybody(request.query);
    },
  );

  app.get(
    '/api/admin/events/stream',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Live events of all connections: "event: connection"; "event: gap" when some were missed',
        response: {
          200: {
            description: 'Server-sent events',
            content: { 'text/event-stream': { schema: z.string() } },
          },
        },
      },
    },
    async (request, reply) => {
      const stream = streams.open(request.caller);
      stream.onClose(
        parts.bus.listen({
          event: (connectionId, event) => stream.send({ event: 'connection', data: { connectionId, event } }),
          gap: () => stream.send({ event: 'gap', data: {} }),
        }),
      );
      const untyped: FastifyReply = reply;
      return stream.answer(untyped);
    },
  );
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
