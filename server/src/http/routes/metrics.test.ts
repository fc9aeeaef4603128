import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMetrics } from '../../observation/metrics.ts';
import type { AppInstance } from '../app-instance.ts';
import { createHttpServer } from '../server.ts';
import { registerMetricsRoute } from './metrics.ts';

const metricsToken = 'the-token-of-prometheus';
let open: AppInstance[];
beforeEach(() => {
  open = [];
});
afterEach(async () => {
  for (const app of open) await app.close();
});

async function start(options: { metricsToken?: string; publicUrl?: string } = {}): Promise<AppInstance> {
  const publicUrl = options.publicUrl ?? 'http://localhost:8000';
  const app = await createHttpServer({
    config: { publicUrl, logLevel: 'silent' },
    version: '0.0.0',
    newId: () => 'id',
  });
  open.push(app);
  const metrics = createMetrics({
    overview: {
      countByState: async () => ({ connected: 7, 'reconnect-required': 2 }),
      refreshes: async (hour) => [{ hour, succeeded: 5, failed: 1, lost: 0 }],
    },
    now: () => Date.parse('2026-11-23T09:30:00Z'),
  });
  metrics.answered('some-connection', { points: 51, refused: false });
  metrics.answered('some-connection', { points: 0, refused: true });
  registerMetricsRoute(app, { metrics, metricsToken: options.metricsToken ?? null, publicUrl });
  app.get('/things/:name', { config: { public: true } }, async () => ({}));
  return app;
}
const read = (app: AppInstance, headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
  app.inject({ url: '/metrics', headers: { host: 'localhost', ...headers }, remoteAddress });

test('they are what happened, by route and not by address', async () => {
  const app = await start();
  await app.inject({ url: '/things/a-private-name?x=1', headers: { host: 'localhost' } });
  await app.inject({ url: '/no/such/thing', headers: { host: 'localhost' } });
  const answer = await read(app);
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toContain('text/plain');
  for (const line of [
    'sidelight_http_request_duration_seconds_count{method="GET",route="/things/:name",status="200"} 1',
    'sidelight_http_request_duration_seconds_count{method="GET",route="none",status="404"} 1',
    'sidelight_jira_calls_total{outcome="answered"} 1',
    'sidelight_jira_calls_total{outcome="refused"} 1',
    'sidelight_jira_points_total 51',
    'sidelight_connections{state="connected"} 7',
    'sidelight_connections{state="reconnect-required"} 2',
    'sidelight_refreshes_this_hour{outcome="succeeded"} 5',
    'sidelight_refreshes_this_hour{outcome="failed"} 1',
  ]) {
    expect(answer.body.split('\n')).toContain(line);
  }
  expect(answer.body).toMatch(/^process_resident_memory_bytes \d{6,}$/m);
  expect(answer.body).not.toContain('a-private-name');
  expect(answer.body).not.toContain('some-connection');
});

test('without a token only this computer reads them, and only while nobody else is served', async () => {
  const own = await start();
  expect((await read(own, {}, '::1')).statusCode).toBe(200);
  for (const refused of [
    await read(own, {}, '192.168.0.9'),
    await read(own, { 'x-forwarded-for': '203.0.113.5' }),
    await read(own, { forwarded: 'for=203.0.113.5' }),
    await read(await start({ publicUrl: 'https://sidelight.example' })),
  ]) {
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'session.metrics-closed']);
  }
});

test('with a token whoever has it reads them, and nobody else', async () => {
  const app = await start({ metricsToken, publicUrl: 'https://sidelight.example' });
  const authorization = `Bearer ${metricsToken}`;
  expect((await read(app, { authorization }, '192.168.0.9')).statusCode).toBe(200);
  for (const headers of [{}, { authorization: `${authorization}x` }, { authorization: metricsToken }]) {
    expect((await read(app, headers)).statusCode).toBe(403);
  }
});
