import { get as httpGet } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox.ts';

const NOW = Date.parse('2026-11-23T09:00:00Z');
let sandbox: Sandbox;
let accessToken: string;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => NOW, issues: 12, control: true });
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  expect((await control('POST', '/reset')).status).toBe(204);
  accessToken = sandbox.grant().accessToken;
});

async function control(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${sandbox.url}/sandbox${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, json: text === '' ? undefined : JSON.parse(text) };
}

function jira(path: string): Promise<Response> {
  return fetch(`${sandbox.url}/ex/jira/${sandbox.site.cloudId}/rest/api/3${path}`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
}

test('is not there unless asked for', async () => {
  const plain = await startSandbox({ issues: 0 });
  try {
    expect((await fetch(`${plain.url}/sandbox/switches`)).status).toBe(404);
  } finally {
    await plain.close();
  }
});

test('answers no web page, under whatever name it reached this computer', async () => {
  expect((await control('GET', '/switches', undefined, { origin: 'http://evil.example' })).status).toBe(403);
  const status = await new Promise((resolve, reject) => {
    httpGet(`${sandbox.url}/sandbox`, { headers: { host: 'evil.example' } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).on('error', reject);
  });
  expect(status).toBe(403);
});

test('reads and sets every switch, and says what it could be', async () => {
  const before = (await control('GET', '/switches')).json;
  expect(before).toEqual(sandbox.switches);
  const changed = await control('PATCH', '/switches', { tokenLifetimeSeconds: 5, permissions: 'open' });
  expect(changed.json).toEqual({ ...before, tokenLifetimeSeconds: 5, permissions: 'open' });
  expect(sandbox.grant().expiresInSeconds).toBe(5);
  expect(await control('PATCH', '/switches', { permissions: 'most' })).toEqual({
    status: 400,
    json: { error: 'permissions must be schemes or open, not "most".' },
  });
  expect((await control('PATCH', '/switches', { colour: 1 })).json.error).toContain(
    'There is no switch "colour"',
  );
});

test('moves the clock, both ways', async () => {
  expect((await control('POST', '/clock', { advanceMs: 3_600_000 })).json.now).toBe(
    '2026-11-23T10:00:00.000Z',
  );
  expect((await jira('/myself')).status).toBe(401);
  expect((await control('POST', '/clock', { now: '2026-11-23T09:30:00Z' })).json.now).toBe(
    '2026-11-23T09:30:00.000Z',
  );
  expect((await control('POST', '/clock', { tomorrow: true })).status).toBe(400);
});

test('resets to the seed: the same site again', async () => {
  const whole = async () => (await jira('/search/jql?jql=created%20%3E%20-900d&fields=*all')).text();
  const before = await whole();
  const { cloudId } = sandbox.site;
  const [key = ''] = sandbox.site.issues.keys();
  await fetch(`${sandbox.url}/ex/jira/${cloudId}/rest/api/3/issue/${key}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${accessToken}` },
  });
  expect(await whole()).not.toBe(before);
  await control('PATCH', '/switches', { pageTokenDays: 1 });
  await control('POST', '/reset');
  expect(sandbox.switches.pageTokenDays).toBe(7);
  expect(sandbox.calls).toEqual([]);
  accessToken = sandbox.grant().accessToken;
  expect(sandbox.site.cloudId).toBe(cloudId);
  expect(await whole()).toBe(before);
});

test('lists the calls that came in, and forgets them', async () => {
  await jira('/myself?expand=groups');
  const { calls } = (await control('GET', '/calls')).json;
  expect(calls).toEqual([
    expect.objectContaining({ method: 'GET', query: 'expand=groups', status: 200, at: NOW }),
  ]);
  await control('DELETE', '/calls');
  expect((await control('GET', '/calls')).json).toEqual({ calls: [], tokenRequests: [] });
});

test('people revoke, change their password, and are granted tokens', async () => {
  const { accountId } = sandbox.people[0];
  const granted = await control('POST', `/people/${accountId}/grant`, { scopes: ['read:jira-user'] });
  expect(granted.json).toMatchObject({ scopes: ['read:jira-user'], refreshToken: null });
  expect((await control('POST', `/people/${accountId}/password`)).status).toBe(204);
  expect((await jira('/myself')).status).toBe(200);
  expect((await control('POST', `/people/${accountId}/revoke`)).status).toBe(204);
  expect((await jira('/myself')).status).toBe(401);
  expect((await control('POST', '/people/nobody/revoke')).status).toBe(404);
});

test('faults: by operation on either base, with each kind of answer', async () => {
  const operation = 'GET /rest/api/3/issue/{issueIdOrKey}';
  expect((await control('GET', '/operations')).json.operations).toContain('GET /rest/api/3/issue/{key}');
  const [key = ''] = sandbox.site.issues.keys();
  await control('POST', '/faults', [
    { operation, rateLimit: 'jira-quota-tenant-based', retryAfterSeconds: 90 },
    { operation, status: 502, html: '<h1>Bad gateway</h1>' },
    { operation, truncate: true },
    { operation, drop: 'before' },
    { operation, bytesPerSecond: 20_000 },
  ]);
  expect((await jira('/myself')).status).toBe(200);
  const limited = await jira(`/issue/${key}`);
  expect([
    limited.status,
    limited.headers.get('retry-after'),
    limited.headers.get('ratelimit-reason'),
  ]).toEqual([429, '90', 'jira-quota-tenant-based']);
  const proxy = await jira(`/issue/${key}`);
  expect([proxy.status, await proxy.text()]).toEqual([502, '<h1>Bad gateway</h1>']);
  const half = await jira(`/issue/${key}`);
  expect(half.status).toBe(200);
  await expect(half.text()).rejects.toThrow();
  await expect(jira(`/issue/${key}`)).rejects.toThrow();
  expect(await (await jira(`/issue/${key}`)).json()).toMatchObject({ key });
  expect((await control('GET', '/faults')).json).toEqual({ faults: [] });
});

test('faults: by path with *, several times, until they are cleared', async () => {
  await control('POST', '/faults', { method: 'get', path: '*/rest/api/3/my*', status: 503, times: 9 });
  expect((await jira('/myself')).status).toBe(503);
  expect((await control('GET', '/faults')).json.faults).toEqual([{ status: 503, times: 9, left: 8 }]);
  await control('DELETE', '/faults');
  expect((await jira('/myself')).status).toBe(200);
});

test.each([
  [{ path: '/x', colour: 'red' }, 'A fault has no "colour"'],
  [{ status: 99 }, 'status must be'],
  [{ rateLimit: 'too-much' }, 'rateLimit must be'],
  [{ headers: { 'x y': '1' } }, 'headers must be'],
  ['fault', 'A fault is a JSON object'],
])('a fault that cannot be is refused: %j', async (fault, message) => {
  const { status, json } = await control('POST', '/faults', fault);
  expect([status, json.error]).toEqual([400, expect.stringContaining(message)]);
});
