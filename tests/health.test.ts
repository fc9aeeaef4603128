import { overviewSchema, readinessSchema } from '@sidelight/contract';
import { expect, onTestFinished, test } from 'vitest';
import { startScriptedModelServer } from '../server/src/assistant/models/scripted-model-server.ts';
import { startWholeApp } from './whole-app.ts';

test('readiness says which part is wrong: Atlassian, the keys, the database', async () => {
  let cut = false;
  const server = await startWholeApp({
    waitsAtMostMs: 1,
    fetch: async (input, init) => {
      if (cut) throw new TypeError('fetch failed');
      return fetch(input, init);
    },
  });
  onTestFinished(() => server.close());
  const ready = async () => {
    const answer = await fetch(`${server.url}/api/ready`);
    const { status, parts } = readinessSchema.parse(await answer.json());
    return {
      http: answer.status,
      status,
      wrong: parts.filter(({ ok }) => !ok).map(({ name }) => name),
      parts,
    };
  };
  const browser = await server.signedIn();
  const well = await ready();
  expect(well).toMatchObject({ http: 200, status: 'ready', wrong: [] });
  expect(well.parts.map(({ name, required }) => [name, required])).toEqual([
    ['database', true],
    ['keys', true],
    ['atlassian', false],
    ['refresher', false],
    ['model', false],
  ]);

  cut = true;
  for (let turn = 0; turn < 3; turn += 1) await browser.post('/api/token/refresh');
  // Other servers would not reach Atlassian either: this one goes on serving.
  expect(await ready()).toMatchObject({ http: 200, status: 'degraded', wrong: ['atlassian'] });
  cut = false;
  await browser.post('/api/token/refresh');
  expect(await ready()).toMatchObject({ http: 200, status: 'ready', wrong: [] });

  const connections = server.app.services.connections;
  const real = connections.list;
  connections.list = async (limit) =>
    (await real(limit)).map((connection) => ({ ...connection, sealedTokens: 'sealed by another key' }));
  expect(await ready()).toMatchObject({ http: 503, status: 'not-ready', wrong: ['keys'] });
  connections.list = real;
});

test('readiness and the administrators see which language model rests, until when and why', async () => {
  const model = await startScriptedModelServer();
  onTestFinished(() => model.close());
  const server = await startWholeApp({
    environment: {
      MODEL_PROVIDER: 'openai-compatible',
      MODEL_BASE_URL: model.baseUrl,
      MODEL_NAME: 'clever',
      MODEL_2_PROVIDER: 'built-in',
      SIDELIGHT_ADMINS: 'Amira@harbour-lane.example',
    },
  });
  onTestFinished(() => server.close());
  const browser = await server.signedIn();
  const partOf = async () => {
    const { status, parts } = readinessSchema.parse(await (await fetch(`${server.url}/api/ready`)).json());
    return { status, ...parts.find(({ name }) => name === 'model') };
  };
  expect(await partOf()).toMatchObject({ status: 'ready', ok: true, detail: 'clever, built-in' });
  model.answer({ status: 401, body: '{"error":{"message":"the key sk-123 is wrong"}}' });
  const chat = await browser.post('/api/chat', {
    conversationId: crypto.randomUUID(),
    action: { kind: 'message', messageId: 'm1', text: 'hello' },
  });
  expect(await chat.text()).toContain(
    '"messageMetadata":{"model":"built-in","insteadOf":{"model":"clever","why":"It did not accept the key (HTTP 401)."}}',
  );
  const resting = await partOf();
  expect(resting).toMatchObject({ status: 'degraded', ok: false });
  expect(resting.detail).toMatch(/^clever rests until \S+Z: It did not accept the key \(HTTP 401\)\.$/);
  const { models } = overviewSchema.parse(await (await browser.get('/api/admin/overview')).json());
  expect(models).toEqual([
    {
      name: 'clever',
      restsUntil: expect.stringMatching(/Z$/),
      why: 'It did not accept the key (HTTP 401).',
    },
    { name: 'built-in', restsUntil: null, why: null },
  ]);
});
