import { type DayOfModel, modelUsageQuerySchema, modelUsageSchema } from '@sidelight/contract';
import {
  type DayOfModel as CountedDay,
  dayMs,
  dayOf,
  type ModelBudget,
  type ModelUsageStore,
} from '../../usage/model-usage.ts';
import type { AppInstance } from '../app-instance.ts';
import type { Authentication } from '../authentication.ts';

export interface ModelUsageParts {
  readonly authentication: Authentication;
  readonly modelUsage: Pick<ModelUsageStore, 'of'>;
  readonly modelBudget: Pick<ModelBudget, 'limit' | 'settled'>;
  readonly now: () => number;
}

/** What the caller's questions cost of language models, day by day, and what is left of today. */
export function registerModelUsageRoute(app: AppInstance, parts: ModelUsageParts): void {
  app.get(
    '/api/model/usage',
    {
      onRequest: parts.authentication.required,
      schema: {
        tags: ['chat'],
        summary: 'Tokens of language models by the day, and what is left of today',
        querystring: modelUsageQuerySchema,
        response: { 200: modelUsageSchema },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      await parts.modelBudget.settled();
      const today = dayOf(parts.now());
      const since = firstDay(request.query.days, parts.now());
      const days = await parts.modelUsage.of(request.caller.connectionId, since);
      return {
        tokensPerDay: parts.modelBudget.limit,
        tokensToday: days.reduce(
          (sum, { day, inputTokens, outputTokens }) =>
            day === today ? sum + inputTokens + outputTokens : sum,
          0,
        ),
        freeAt: new Date(today + dayMs).toISOString(),
        days: daysOnTheWire(days),
      };
    },
  );
}

/** The beginning of the first of so many days, of which today is the last. */
export function firstDay(days: number, now: number): number {
  return dayOf(now) - (days - 1) * dayMs;
}

export function daysOnTheWire(days: readonly CountedDay[]): DayOfModel[] {
  return days
    .map(({ day, calls, ...rest }) => ({
      ...rest,
      day: new Date(day).toISOString().slice(0, 10),
      answers: calls,
    }))
    .sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1));
}
