import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Metrics } from '../../observation/metrics.ts';
import { sameSecret } from '../../sessions/secret-token.ts';
import { SessionError } from '../../sessions/session-error.ts';
import type { AppInstance } from '../app-instance.ts';

const loopbackAddresses = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

export interface MetricsParts {
  readonly metrics: Metrics;
  /** Opens them to whoever has it; null: only to this computer, and only while nobody else is served. */
  readonly metricsToken: string | null;
  readonly publicUrl: string;
}

/** Must be registered before the routes that it measures. */
export function registerMetricsRoute(
  app: AppInstance,
  { metrics, metricsToken, publicUrl }: MetricsParts,
): void {
  app.addHook('onResponse', async (request, reply) => {
    metrics.requested({
      method: request.method,
      // Not the address: it would hold keys of issues, and anybody could make up new ones without end.
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
    });
  });

  app.get(
    '/metrics',
    {
      config: { public: true },
      schema: {
        tags: ['health'],
        summary: 'For Prometheus; with METRICS_TOKEN as the bearer token, or from this computer alone',
        response: {
          200: { description: 'Metrics', content: { 'text/plain': { schema: z.string() } } },
        },
      },
    },
    async (request, reply) => {
      if (!mayRead(request)) throw new SessionError('session.metrics-closed');
      // The schema describes the text for the reference; it is sent as it is.
      const untyped: FastifyReply = reply;
      return untyped
        .header('cache-control', 'no-store')
        .type(metrics.contentType)
        .serializer((text: unknown) => String(text))
        .send(await metrics.text());
    },
  );

  function mayRead(request: FastifyRequest): boolean {
    if (metricsToken !== null) {
      const given = /^Bearer (\S{1,500})$/i.exec(request.headers.authorization ?? '')?.[1];
      return given !== undefined && sameSecret(given, metricsToken);
    }
    // Behind a proxy everybody seems to call from this computer; a server for others is known by its address.
    return (
      loopbackNames.has(new URL(publicUrl).hostname) &&
      loopbackAddresses.has(request.socket.remoteAddress ?? '') &&
      request.headers['x-forwarded-for'] === undefined &&
      request.headers.forwarded === undefined
    );
  }
}
