import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { OverviewStore } from '../administration/overview-store.ts';
import type { SpentTokens } from '../usage/model-usage.ts';
import type { CallMeter } from '../usage/usage-meter.ts';

const hourMs = 3_600_000;

/** What this process measures of itself, in Prometheus's text format. Labels hold no person and no address. */
export interface Metrics extends CallMeter {
  /** `route` is the pattern ("/api/jira/issues/:key"), `seconds` from the request to the end of the answer. */
  requested(request: { method: string; route: string; status: number; seconds: number }): void;
  /** One answer of a language model. */
  spent(spent: SpentTokens): void;
  readonly contentType: string;
  text(): Promise<string>;
}

export function createMetrics({
  overview,
  now,
}: {
  overview: Pick<OverviewStore, 'countByState' | 'refreshes'>;
  now: () => number;
}): Metrics {
  const registers = [new Registry()];
  const [registry] = registers;
  if (registry === undefined) throw new Error('There is no registry.');
  const requests = new Histogram({
    name: 'sidelight_http_request_duration_seconds',
    help: 'Requests by route and status, and how long their answers took.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.025, 0.1, 0.5, 2.5, 10, 60],
    registers,
  });
  const calls = new Counter({
    name: 'sidelight_jira_calls_total',
    help: 'Answers of Jira; refused: 429.',
    labelNames: ['outcome'],
    registers,
  });
  const points = new Counter({
    name: 'sidelight_jira_points_total',
    help: "What the calls to Jira cost of the hour's quota, estimated.",
    registers,
  });
  const modelAnswers = new Counter({
    name: 'sidelight_model_answers_total',
    help: 'Answers of language models, each a step of a turn; the built-in one is not counted.',
    labelNames: ['model'],
    registers,
  });
  const modelTokens = new Counter({
    name: 'sidelight_model_tokens_total',
    help: 'Tokens of language models, by their own count where they give one.',
    labelNames: ['model', 'direction'],
    registers,
  });
  new Gauge({
    name: 'sidelight_connections',
    help: 'Connections by state, in the whole database: the same on every process.',
    labelNames: ['state'],
    registers,
    async collect() {
      for (const [state, count] of Object.entries(await overview.countByState())) this.set({ state }, count);
    },
  });
  new Gauge({
    name: 'sidelight_refreshes_this_hour',
    help: 'Token renewals since the full hour (UTC), in the whole database: the same on every process.',
    labelNames: ['outcome'],
    registers,
    async collect() {
      const [hour] = await overview.refreshes(Math.floor(now() / hourMs) * hourMs);
      for (const outcome of ['succeeded', 'failed', 'lost'] as const)
        this.set({ outcome }, hour?.[outcome] ?? 0);
    },
  });
  new Gauge({
    name: 'process_resident_memory_bytes',
    help: 'Memory of the process.',
    registers,
    collect() {
      this.set(process.memoryUsage.rss());
    },
  });
  new Gauge({
    name: 'process_cpu_seconds_total',
    help: 'Processor time of the process.',
    registers,
    collect() {
      const { user, system } = process.cpuUsage();
      this.set((user + system) / 1e6);
    },
  });

  return {
    answered(_connectionId, call) {
      calls.inc({ outcome: call.refused ? 'refused' : 'answered' });
      points.inc(call.points);
    },
    spent({ model, inputTokens, outputTokens }) {
      modelAnswers.inc({ model });
      modelTokens.inc({ model, direction: 'in' }, inputTokens);
      modelTokens.inc({ model, direction: 'out' }, outputTokens);
    },
    requested: ({ method, route, status, seconds }) => requests.observe({ method, route, status }, seconds),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}
