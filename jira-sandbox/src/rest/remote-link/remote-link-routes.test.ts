import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => Date.parse('2026-11-23T09:00:00Z'), issues: 30 });
});
afterAll(() => sandbox.close());

async function call(method: string, path: string, body?: unknown) {
  const response = await fetch(
    `${sandbox.url}/ex/jira/${sandbox.site.cloudId}/rest/api/3/issue/PAY-1${path}`,
    {
      method,
      headers: { authorization: `Bearer ${sandbox.grant().accessToken}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    },
  );
  const text = await response.text();
  return { status: response.status, json: text === '' ? null : JSON.parse(text) };
}

const link = {
  globalId: 'system=wiki&id=1',
  relationship: 'explained by',
  application: { type: 'example.wiki', name: 'Wiki' },
  object: { url: 'https://wiki.example/1', title: 'The plan', status: { resolved: true } },
};

test('a known global id updates its link; the history names each', async () => {
  const first = await call('POST', '/remotelink', link);
  expect(first.status).toBe(201);
  const again = await call('POST', '/remotelink', { ...link, object: { ...link.object, title: 'Plan B' } });
  expect([again.status, again.json.id]).toEqual([200, first.json.id]);
  expect((await call('GET', '/remotelink')).json).toMatchObject([
    { id: first.json.id, object: { title: 'Plan B' } },
  ]);
  expect((await call('DELETE', `/remotelink?globalId=${encodeURIComponent(link.globalId)}`)).status).toBe(
    204,
  );
  expect((await call('GET', `/remotelink/${first.json.id}`)).status).toBe(404);
  expect((await call('POST', '/remotelink', { object: { url: 'nowhere' } })).json.errors).toEqual({
    title: "'title' is required.",
    url: "'url' is not a valid URL.",
  });
  expect((await call('GET', '/changelog')).json.values.slice(-3)).toMatchObject([
    { items: [{ field: 'RemoteIssueLink', to: String(first.json.id) }] },
    { items: [{ toString: 'This issue links to "Plan B (Wiki)"' }] },
    { items: [{ fromString: 'This issue links to "Plan B (Wiki)"', to: null }] },
  ]);
});

test('properties are JSON of any kind, created and replaced, and sent with the issue if asked', async () => {
  expect((await call('PUT', '/properties/colour', { red: [1] })).status).toBe(201);
  expect((await call('PUT', '/properties/colour', false)).status).toBe(200);
  expect((await call('GET', '/properties/colour')).json).toEqual({ key: 'colour', value: false });
  expect((await call('GET', '?properties=colour&fields=summary')).json.properties).toEqual({ colour: false });
  expect((await call('PUT', '/properties/colour')).status).toBe(400);
  expect((await call('PUT', '/properties/colour', 'x'.repeat(32_768))).status).toBe(400);
  expect((await call('DELETE', '/properties/colour')).status).toBe(204);
  expect((await call('GET', '/properties')).json).toEqual({ keys: [] });
  expect((await call('DELETE', '/properties/colour')).status).toBe(404);
});
