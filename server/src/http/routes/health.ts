import { healthSchema, type Readiness, readinessSchema } from '@sidelight/contract';
import type { AppInstance } from '../app-instance.ts';

export interface HealthCheck {
  /** Without it requests cannot be served: a load balancer is to send them elsewhere. */
  readonly required: boolean;
  /** A word on how it is. Rejected: it does not work, and the cause is for the log alone. */
  run(): Promise<string | HealthReport>;
}

/** What anybody may read. */
export interface HealthReport {
  readonly ok: boolean;
  readonly detail: string;
}

export interface HealthParts {
  readonly version: string;
  readonly now: () => number;
  readonly checks: Readonly<Record<string, HealthCheck>>;
}

export function registerHealthRoutes(app: AppInstance, parts: HealthParts): void {
  const startedAt = parts.now();
  app.get(
    '/api/health',
    {
      config: { public: true },
      schema: { tags: ['health'], summary: 'The process is alive', response: { 200: healthSchema } },
    },
    async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      return {
        status: 'ok' as const,
        name: 'sidelight' as const,
        version: parts.version,
        uptimeSeconds: Math.round((parts.now() - startedAt) / 1000),
      };
    },
  );
  app.get(
    '/api/ready',
    {
      config: { public: true },
      schema: {
        tags: ['health'],
        summary: 'Whether requests can be served',
        response: { 200: readinessSchema, 503: readinessSchema },
      },
    },
    async (request, reply) => {
      const answers = await Promise.all(
        Object.entries(parts.checks).map(async ([name, { required, run }]) => {
          try {
            const report = await run();
            return typeof report === 'string'
              ? { name, ok: true, required, detail: report }
              : { name, required, ...report };
          } catch (error) {
            // The cause may name files and hosts; it belongs in the log, not in a public answer.
            request.log.error({ part: name, err: error }, 'not ready');
            return { name, ok: false, required, detail: 'does not work; the server log says why' };
          }
        }),
      );
      const ready = answers.every(({ ok, required }) => ok || !required);
      const well = answers.every(({ ok }) => ok);
      const body: Readiness = {
        status: well ? 'ready' : ready ? 'degraded' : 'not-ready',
        parts: answers,
      };
      return reply
        .code(ready ? 200 : 503)
        .header('cache-control', 'no-store')
        .send(body);
    },
  );
}
