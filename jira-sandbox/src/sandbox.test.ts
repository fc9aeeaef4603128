import { afterEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from './sandbox.ts';

const NOW = Date.parse('2026-11-23T09:00:00Z');
let open: Sandbox[] = [];

async function start(options: Parameters<typeof startSandbox>[0] = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ now: () => NOW, issues: 0, ...options });
  open.push(sandbox);
  return sandbox;
}

afterEach(async () => {
  await Promise.all(open.map((sandbox) => sandbox.close()));
  open = [];
});

function myself(sandbox: Sandbox): Promise<Response> {
  const { username, token } = sandbox.apiToken;
  return fetch(`${sandbox.url}/rest/api/3/myself`, {
    headers: { authorization: `Basic ${Buffer.from(`${username}:${token}`).toString('base64')}` },
  });
}

test('API token: the right one is the person, a wrong one nobody', async () => {
  const sandbox = await start();
  const right = await myself(sandbox);
  expect(await right.json()).toMatchObject({ displayName: 'Amira Haddad', timeZone: 'Europe/Berlin' });
  const wrong = await fetch(`${sandbox.url}/rest/api/3/myself`, {
    headers: { authorization: `Basic ${Buffer.from('amira@harbour-lane.example:no').toString('base64')}` },
  });
  expect(wrong.status).toBe(401);
});

test('what is not built says so, to those who are signed in', async () => {
  const sandbox = await start();
  expect((await fetch(`${sandbox.url}/rest/api/3/workflows/search`)).status).toBe(401);
  const { accessToken } = sandbox.grant();
  const answer = await fetch(`${sandbox.url}/ex/jira/${sandbox.site.cloudId}/rest/api/3/workflows/search`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  expect(answer.status).toBe(501);
  expect(await answer.json()).toMatchObject({ errorMessages: [expect.stringContaining('GET')] });
});

test('what Jira itself does not have is not found, in its words', async () => {
  const sandbox = await start();
  const { accessToken } = sandbox.grant();
  const base = `${sandbox.url}/ex/jira/${sandbox.site.cloudId}`;
  for (const path of ['/rest/api/3/unicorns', '/rest/api/2/unicorns/1', '/rest/agile/1.0/unicorns']) {
    const answer = await fetch(base + path, { headers: { authorization: `Bearer ${accessToken}` } });
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ message: `null for uri: ${base}${path}`, 'status-code': 404 });
  }
  expect((await fetch(`${base}/rest/api/3/unicorns`)).status).toBe(401);
});

test('faults meet the next matching request once, in order', async () => {
  const sandbox = await start();
  sandbox.faults.next({ method: 'GET', path: '/rest/api/3/serverInfo' }, { status: 418 });
  sandbox.faults.next(
    { path: /myself$/ },
    { status: 429, headers: { 'retry-after': '3' }, body: { errorMessages: ['slow down'] } },
  );
  sandbox.faults.next({ path: '/rest/api/3/myself' }, { html: '<h1>Proxy</h1>', status: 502 });
  const limited = await myself(sandbox);
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '3']);
  expect(await limited.json()).toEqual({ errorMessages: ['slow down'] });
  const proxy = await myself(sandbox);
  expect([proxy.status, proxy.headers.get('content-type')]).toEqual([502, 'text/html; charset=utf-8']);
  expect((await myself(sandbox)).status).toBe(200);
  expect(sandbox.faults.pending).toBe(1);
  expect(sandbox.calls.map((call) => call.status)).toEqual([429, 502, 200]);
});

test('a dropped connection: before the effect, and after it', async () => {
  const sandbox = await start();
  const { refreshToken } = sandbox.grant();
  const refresh = () =>
    fetch(`${sandbox.url}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'refresh_token',
        client_id: sandbox.client.id,
        client_secret: sandbox.client.secret,
        refresh_token: refreshToken,
      }),
    });
  sandbox.faults.next({ path: '/oauth/token' }, { drop: 'before' });
  await expect(refresh()).rejects.toThrow();
  expect(sandbox.tokenRequests).toHaveLength(0);
  sandbox.faults.next({ path: '/oauth/token' }, { drop: 'after' });
  await expect(refresh()).rejects.toThrow();
  expect(sandbox.tokenRequests).toHaveLength(1);
  expect((await refresh()).status).toBe(200);
});

test('closing ends a delayed answer at once', async () => {
  const sandbox = await start();
  sandbox.faults.next({}, { delayMs: 600_000 });
  const waiting = myself(sandbox).then(
    () => 'answered',
    () => 'cut',
  );
  await expect.poll(() => sandbox.calls.length).toBe(1);
  await sandbox.close();
  expect(['answered', 'cut']).toContain(await waiting);
});

test('refuses to listen where others could reach it', async () => {
  await expect(startSandbox({ host: '0.0.0.0' })).rejects.toThrow('loopback only');
});
