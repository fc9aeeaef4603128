import { type Sandbox, startSandbox } from '@sidelight/jira-sandbox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BrowserUnderTest, problemOf } from './browser-under-test.ts';
import { accessKey, startServerUnderTest } from './server-under-test.ts';

let sandbox: Sandbox;
let server: Awaited<ReturnType<typeof startServerUnderTest>>;
let clock: number;

beforeEach(async () => {
  clock = Date.parse('2026-11-23T09:00:00Z');
  sandbox = await startSandbox({ issues: 0, sites: 1, now: () => clock });
  server = await startServerUnderTest({ atlassian: sandbox, now: () => clock });
});
afterEach(async () => {
  await server.close();
  await sandbox.close();
});

const newBrowser = () => new BrowserUnderTest(server.origin, sandbox.consent);

const day = 24 * 3_600_000;

describe('the access key', () => {
  it("opens the server's own connection", async () => {
    const browser = newBrowser();
    expect((await browser.post('/api/auth/access-key', { accessKey })).status).toBe(204);
    expect(await browser.session()).toMatchObject({
      wayIn: 'api-token',
      person: { accountId: sandbox.people[0].accountId },
    });
    const refresh = await browser.post('/api/token/refresh');
    expect(await problemOf(refresh)).toBe('connection.not-refreshable');
  });

  it('works while Jira is down, too', async () => {
    sandbox.faults.next({ path: /myself$/ }, { status: 500, times: 10 });
    const browser = newBrowser();
    expect((await browser.post('/api/auth/access-key', { accessKey })).status).toBe(204);
    expect((await browser.session()).person).toMatchObject({ accountId: '' });
  });

  it('cannot be guessed at leisure', async () => {
    const browser = newBrowser();
    const codes = [];
    for (let guess = 0; guess < 11; guess += 1) {
      const wrong = { accessKey: `${accessKey}${guess}` };
      codes.push(await problemOf(await browser.post('/api/auth/access-key', wrong)));
    }
    expect(new Set(codes.slice(0, 10))).toEqual(new Set(['session.access-key-wrong']));
    expect(codes[10]).toBe('request.too-many');
    const right = await browser.post('/api/auth/access-key', { accessKey });
    expect(await problemOf(right)).toBe('request.too-many');
    clock += 60_000;
    expect((await browser.post('/api/auth/access-key', { accessKey })).status).toBe(204);
  });
});

describe('a session', () => {
  it('is demanded, and ends by logout, idleness and age', async () => {
    const browser = newBrowser();
    expect(await problemOf(await browser.get('/api/token'))).toBe('session.missing');
    await browser.signIn();
    const cookie = browser.cookieHeader();
    await browser.post('/api/auth/logout');
    expect(browser.cookies.size).toBe(0);
    const after = await fetch(`${server.origin}/api/token`, { headers: { cookie } });
    expect(await problemOf(after)).toBe('session.expired');

    await browser.signIn();
    for (let turn = 0; turn < 6; turn += 1) {
      clock += 13 * day;
      expect((await browser.get('/api/token')).status).toBe(200);
    }
    clock += 13 * day;
    expect(await problemOf(await browser.get('/api/token'))).toBe('session.expired');
    await browser.signIn();
    clock += 14 * day;
    expect(await problemOf(await browser.get('/api/token'))).toBe('session.expired');
  });

  it('is stored so that the database does not give it away', async () => {
    const browser = newBrowser();
    await browser.signIn();
    const rows = JSON.stringify(await server.database.selectFrom('sessions').selectAll().execute());
    expect(rows).toContain('cookie');
    expect(rows).not.toContain(browser.cookies.get('sidelight_session'));
  });

  it.each([
    ['another site (Origin)', { origin: 'https://evil.example' }],
    ['another port', { origin: 'http://127.0.0.1:1' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['another site (Sec-Fetch-Site)', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling domain', { 'sec-fetch-site': 'same-site' }],
  ])('cannot be used by %s', async (_name, headers) => {
    const browser = newBrowser();
    await browser.signIn();
    for (const path of ['/api/token/refresh', '/api/token/disconnect', '/api/auth/logout']) {
      const response = await browser.post(path, {}, headers);
      expect(await problemOf(response)).toBe('request.cross-site');
    }
    expect((await browser.get('/api/token')).status).toBe(200);
  });

  it('needs one of the two marks when a cookie carries it', async () => {
    const browser = newBrowser();
    await browser.signIn();
    const send = (headers: Record<string, string>) =>
      fetch(`${server.origin}/api/token/refresh`, {
        method: 'POST',
        headers: { cookie: browser.cookieHeader(), ...headers },
      });
    expect(await problemOf(await send({}))).toBe('request.cross-site');
    expect((await send({ origin: 'http://localhost:8000' })).status).toBe(200);
  });
});
