import { readinessSchema } from '@sidelight/contract';
import { expect, onTestFinished, test } from 'vitest';
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
