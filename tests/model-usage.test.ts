import {
  connectionDetailsSchema,
  connectionsSchema,
  modelUsageSchema,
  overviewSchema,
} from '@sidelight/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type ScriptedModelServer,
  startScriptedModelServer,
} from '../server/src/assistant/models/scripted-model-server.ts';
import type { BrowserUnderTest } from '../server/src/http/routes/browser-under-test.ts';
import { startWholeApp, type WholeApp } from './whole-app.ts';

let model: ScriptedModelServer;
let server: WholeApp;
let amira: BrowserUnderTest;
let tomas: BrowserUnderTest;
beforeAll(async () => {
  model = await startScriptedModelServer();
  // Every answer of the scripted model says that it cost 25 tokens in and 15 out.
  model.otherwise(() => ({ text: 'Here you are.' }));
  server = await startWholeApp({
    environment: {
      MODEL_PROVIDER: 'openai-compatible',
      MODEL_BASE_URL: model.baseUrl,
      MODEL_NAME: 'clever',
      MODEL_2_PROVIDER: 'built-in',
      MODEL_DAILY_TOKENS: '1000',
      METRICS_TOKEN: 'a-token-for-the-metrics',
      SIDELIGHT_ADMINS: 'Amira@harbour-lane.example',
    },
  });
  amira = await server.signedIn();
  tomas = await server.signedIn({ accountId: server.sandbox.people[1]?.accountId ?? '' });
});
afterAll(async () => {
  await server?.close();
  await model?.close();
});

const ask = async (browser: BrowserUnderTest, text: string) => {
  const action = { kind: 'message', messageId: crypto.randomUUID(), text };
  const body = { conversationId: crypto.randomUUID(), timeZone: 'Europe/Berlin', action };
  return (await browser.post('/api/chat', body)).text();
};
const usageOf = async (browser: BrowserUnderTest) =>
  modelUsageSchema.parse(await (await browser.get('/api/model/usage')).json());

test('tokens are counted for the person who asked, and seen by them, the administrators and Prometheus', async () => {
  expect(await usageOf(amira)).toMatchObject({ tokensPerDay: 1_000, tokensToday: 0, days: [] });
  model.answer({ calls: [{ name: 'read_issues', input: { keys: ['PAY-1'] } }] }, { text: 'It is open.' });
  await ask(amira, 'How is PAY-1?');
  const used = await usageOf(amira);
  expect(used.tokensToday).toBe(80);
  expect(used.days).toEqual([
    { day: expect.any(String), model: 'clever', answers: 2, inputTokens: 50, outputTokens: 30 },
  ]);
  expect(used.freeAt).toMatch(/T00:00:00\.000Z$/);
  expect((await usageOf(tomas)).tokensToday).toBe(0);
  const overview = overviewSchema.parse(await (await amira.get('/api/admin/overview')).json());
  expect(overview.modelUsage).toEqual(used.days);
  const found = await amira.get('/api/admin/connections?query=Amira');
  const spent = await Promise.all(
    connectionsSchema.parse(await found.json()).connections.map(async ({ id }) => {
      const details = await (await amira.get(`/api/admin/connections/${id}`)).json();
      return connectionDetailsSchema.parse(details).modelUsage;
    }),
  );
  expect(spent).toContainEqual(used.days);
  const metrics = await fetch(`${server.url}/metrics`, {
    headers: { authorization: 'Bearer a-token-for-the-metrics' },
  });
  const text = await metrics.text();
  expect(text).toContain('sidelight_model_answers_total{model="clever"} 2');
  expect(text).toContain('sidelight_model_tokens_total{model="clever",direction="in"} 50');
  expect(text).toContain('sidelight_model_tokens_total{model="clever",direction="out"} 30');
});

test('when the day is used up the built-in model goes on and says why, until the next day', async () => {
  while ((await usageOf(amira)).tokensToday < 1_000) await ask(amira, 'And now?');
  const asked = model.requests.length;
  const answer = await ask(amira, 'How is PAY-1?');
  expect(model.requests).toHaveLength(asked);
  expect(answer).toContain('PAY-1');
  expect(answer).toMatch(
    /"insteadOf":\{"model":"clever","why":"All 1,000 tokens of today are used up; the next are free on \w+day,? (at )?01:00 \(Europe\/Berlin\)\."\}/,
  );
  // Nobody else is held up by that.
  await ask(tomas, 'Hello');
  expect(model.requests).toHaveLength(asked + 1);
  server.advance(86_400_000);
  await ask(amira, 'Good morning');
  expect(model.requests).toHaveLength(asked + 2);
});
