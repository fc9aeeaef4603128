import { tokenUsageSchema, usageQuerySchema } from '@sidelight/contract';
import type { HourOfUsage, UsageStore } from '../../usage/store.ts';
import { hourMs, type UsageMeter } from '../../usage/usage-meter.ts';
import type { Vault } from '../../vault/vault.ts';
import type { AppInstance } from '../app-instance.ts';
import type { Authentication } from '../authentication.ts';

export interface TokenUsageParts {
  readonly authentication: Authentication;
  readonly vault: Pick<Vault, 'find'>;
  readonly usage: Pick<UsageStore, 'of'>;
  readonly meter: Pick<UsageMeter, 'write'>;
  readonly now: () => number;
}

/** What the caller's connection asked of Jira, hour by hour. */
export function registerTokenUsageRoute(app: AppInstance, parts: TokenUsageParts): void {
  app.get(
    '/api/token/usage',
    {
      onRequest: parts.authentication.required,
      schema: {
        tags: ['token'],
        summary: 'Calls to Jira by the hour: their cost against the quota, and how many were refused (429)',
        querystring: usageQuerySchema,
        response: { 200: tokenUsageSchema },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const { connectionId } = request.caller;
      const connection = await parts.vault.find(connectionId);
      await parts.meter.write();
      const since = firstHour(request.query.hours, parts.now());
      const hours = await parts.usage.of(connectionId, since);
      return {
        pointsPerHour: connection?.wayIn === 'oauth' ? quotaPerHour : null,
        hours: everyHour(hours, request.query.hours, parts.now()),
      };
    },
  );
}

/** Points of an OAuth app's hour, shared by everybody who uses it; API tokens have no such quota. */
export const quotaPerHour = 65_000;

/** The beginning of the first of so many hours, of which the one under way is the last. */
export function firstHour(hours: number, now: number): number {
  return (Math.floor(now / hourMs) - hours + 1) * hourMs;
}

/** With the hours in which nothing was asked. */
export function everyHour(known: readonly HourOfUsage[], hours: number, now: number) {
  const byHour = new Map(known.map((each) => [each.hour, each]));
  const first = firstHour(hours, now);
  return Array.from({ length: hours }, (_, index) => {
    const hour = first + index * hourMs;
    const { calls = 0, points = 0, refused = 0 } = byHour.get(hour) ?? {};
    return { at: new Date(hour).toISOString(), calls, points, refused };
  });
}
