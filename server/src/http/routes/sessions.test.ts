import { sessionListSchema } from '@sidelight/contract';
import { type Sandbox, startSandbox } from '@sidelight/jira-sandbox';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BrowserUnderTest, problemOf } from './browser-under-test.ts';
import { accessKey, startServerUnderTest } from './server-under-test.ts';

let sandbox: Sandbox;
let server: Awaited<ReturnType<typeof startServerUnderTest>>;
let clock: number;

beforeEach(async () => {
  clock = Date.parse('2026-11-23T09:00:00Z');
  sandbox = await startSandbox({ issues: 0, sites: 1, now: () => clock });
  server = await startServerUnderTest({
    atlassian: sandbox,
    now: () => clock,
    trustedProxies: ['127.0.0.1', '::1'],
  });
});
afterEach(async () => {
  await server.close();
  await sandbox.close();
});

const newBrowser = () => new BrowserUnderTest(server.origin, sandbox.consent);
const edge = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/142.0 Safari/537.36 Edg/142.0';

async function signedIn(choice = {}, headers: Record<string, string> = {}): Promise<BrowserUnderTest> {
  const browser = newBrowser();
  await browser.get(await browser.consent('/', choice), headers);
  return browser;
}
const sessionsOf = async (browser: BrowserUnderTest) =>
  sessionListSchema.parse(await (await browser.get('/api/auth/sessions')).json()).sessions;

it('lists where one is signed in, in words', async () => {
  const one = await signedIn({}, { 'user-agent': edge });
  clock += 3_600_000;
  const two = await signedIn({}, { 'user-agent': 'curl/8' });
  expect(await sessionsOf(two)).toMatchObject([
    { current: true, face: 'web', device: 'an unknown device', signedInAt: '2026-11-23T10:00:00.000Z' },
    {
      current: false,
      face: 'web',
      device: 'Microsoft Edge on Windows',
      signedInAt: '2026-11-23T09:00:00.000Z',
      expiresAt: '2026-12-07T09:00:00.000Z',
      remembered: true,
    },
  ]);
  expect((await sessionsOf(one)).find(({ current }) => current)?.device).toBe('Microsoft Edge on Windows');
});

it('ends one session at once, and only of the same person', async () => {
  const [one, two] = [await signedIn(), await signedIn()];
  const stranger = await signedIn({ accountId: sandbox.people[1]?.accountId ?? '' });
  const target = (await sessionsOf(one)).find(({ current }) => !current)?.id ?? '';
  const end = (browser: BrowserUnderTest, id: string) => browser.send('DELETE', `/api/auth/sessions/${id}`);
  expect(await problemOf(await end(stranger, target))).toBe('session.unknown');
  expect((await two.get('/api/token')).status).toBe(200);
  expect((await end(one, target)).status).toBe(204);
  expect(await problemOf(await two.get('/api/token'))).toBe('session.expired');
  expect(await problemOf(await end(one, target))).toBe('session.unknown');
  const own = (await sessionsOf(one))[0]?.id ?? '';
  await end(one, own);
  expect(one.cookies.size).toBe(0);
});

it('signs out everywhere, or everywhere else; the connection to Jira stays', async () => {
  const [one, two, three] = [await signedIn(), await signedIn(), await signedIn()];
  const stranger = await signedIn({ accountId: sandbox.people[1]?.accountId ?? '' });
  expect((await one.post('/api/auth/sign-out-everywhere', { keepThis: true })).status).toBe(204);
  expect((await one.get('/api/token')).status).toBe(200);
  expect(await problemOf(await two.get('/api/token'))).toBe('session.expired');
  const four = await signedIn();
  await four.post('/api/auth/sign-out-everywhere');
  expect(four.cookies.size).toBe(0);
  for (const browser of [one, three])
    expect(await problemOf(await browser.get('/api/token'))).toBe('session.expired');
  expect((await stranger.get('/api/token')).status).toBe(200);
  const again = await signedIn();
  expect(await (await again.get('/api/token')).json()).toMatchObject({ state: 'connected' });
});

it('forgets with the browser who did not ask to be remembered, and after two hours or twelve', async () => {
  const visit = async () => {
    const browser = newBrowser();
    const login = '/api/auth/login?return_to=/&remember=false';
    const answer = await browser.get(await browser.consentFrom(login));
    expect(answer.headers.getSetCookie()[0]).toMatch(/^sidelight_session=[\w-]{43}; Path=\/; HttpOnly/);
    return browser;
  };
  const idle = await visit();
  expect((await sessionsOf(idle))[0]).toMatchObject({
    remembered: false,
    expiresAt: '2026-11-23T11:00:00.000Z',
  });
  const busy = await visit();
  for (let hour = 1; hour < 12; hour += 1) {
    clock += 3_600_000;
    expect((await busy.get('/api/token')).status, `after ${hour} h`).toBe(200);
  }
  expect(await problemOf(await idle.get('/api/token'))).toBe('session.expired');
  clock += 3_600_000;
  expect(await problemOf(await busy.get('/api/token'))).toBe('session.expired');

  const byKey = newBrowser();
  const answer = await byKey.post('/api/auth/access-key', { accessKey, remember: false });
  expect(answer.headers.getSetCookie()[0]).not.toContain('Max-Age');
});

it('counts wrong access keys by the address that the trusted proxy names, and overall', async () => {
  const guess = async (client: string, key = `${accessKey}!`) =>
    newBrowser().post('/api/auth/access-key', { accessKey: key }, { 'x-forwarded-for': client });
  expect((await guess('203.0.113.1', accessKey)).status).toBe(204);
  for (let turn = 0; turn < 10; turn += 1) await guess('203.0.113.9');
  expect(await problemOf(await guess('203.0.113.9', accessKey))).toBe('request.too-many');
  expect(await problemOf(await guess('203.0.113.10'))).toBe('session.access-key-wrong');
  for (let turn = 0; turn < 90; turn += 1) await guess(`198.51.100.${turn}`);
  expect(await problemOf(await guess('192.0.2.77', accessKey))).toBe('request.too-many');
  expect((await guess('203.0.113.1', accessKey)).status).toBe(204);
});

it('names its cookies over https so that no sibling domain can plant one', async () => {
  const secure = await startServerUnderTest({
    atlassian: sandbox,
    now: () => clock,
    publicUrl: 'https://sidelight.example',
  });
  try {
    const headers = { host: 'sidelight.example', origin: 'https://sidelight.example' };
    const login = await secure.app.inject({ url: '/api/auth/login', headers });
    expect(login.headers['set-cookie']).toMatch(
      /^__Host-sidelight_sign_in=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const opened = await secure.app.inject({
      method: 'POST',
      url: '/api/auth/access-key',
      headers,
      payload: { accessKey },
    });
    const cookie = String(opened.headers['set-cookie']);
    expect(cookie).toMatch(
      /^__Host-sidelight_session=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const value = /=([^;]+)/.exec(cookie)?.[1] ?? '';
    const statusWith = async (name: string) =>
      (await secure.app.inject({ url: '/api/token', headers: { ...headers, cookie: `${name}=${value}` } }))
        .statusCode;
    expect(await statusWith('__Host-sidelight_session')).toBe(200);
    expect(await statusWith('sidelight_session')).toBe(401);
  } finally {
    await secure.close();
  }
});
