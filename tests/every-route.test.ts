import { readFileSync } from 'node:fs';
import path from 'node:path';
import { tokenStatusSchema } from '@sidelight/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAuthentication } from '../server/src/http/authentication.ts';
import { guardRoutes } from '../server/src/http/route-guard.ts';
import { type BrowserUnderTest, problemOf } from '../server/src/http/routes/browser-under-test.ts';
import { createHttpServer } from '../server/src/http/server.ts';
import { createCookies } from '../server/src/sessions/cookies.ts';
import { startWholeApp, type WholeApp } from './whole-app.ts';

/** Every route that app.ts registers, also those to come, is held to the same rules of who may call it. */
let server: WholeApp;
let amira: BrowserUnderTest;
let tomas: BrowserUnderTest;

beforeAll(async () => {
  server = await startWholeApp();
  const [first, second] = server.sandbox.people;
  amira = await server.signedIn({ accountId: first.accountId });
  tomas = await server.signedIn({ accountId: second?.accountId ?? '' });
});
afterAll(() => server?.close());

const someId = '7d9f6c1e-0c3e-4b7a-9d52-8f6e21b70001';
const addressOf = (url: string) =>
  url
    .replace(':key', 'PAY-1')
    .replace(':conversationId', someId)
    .replace(':sessionId', someId)
    .replace(':connectionId', someId)
    .replace(':reminderId', someId);
const routesThat = (wanted: (route: { method: string; isPublic: boolean }) => boolean) =>
  server.app.routes
    .filter((route) => route.method !== 'HEAD' && wanted(route))
    .map(({ method, url }) => ({ method, url: addressOf(url) }));
const changing = (method: string) => !['GET', 'HEAD', 'OPTIONS'].includes(method);
/** Valid nowhere: who may not call is told so before anything else is looked at. */
const body = (method: string) => (changing(method) ? { nonsense: true } : undefined);

test('there are routes to look at, and the public ones are these', () => {
  expect(server.app.routes.length).toBeGreaterThan(20);
  expect(routesThat(({ isPublic }) => isPublic).map(({ method, url }) => `${method} ${url}`)).toEqual([
    'GET /metrics',
    'GET /api/health',
    'GET /api/ready',
    'GET /api/auth/session',
    'POST /api/auth/access-key',
    'POST /api/auth/logout',
    'GET /api/auth/login',
    'GET /api/auth/callback',
    'GET /api/auth/extension/start',
    'POST /api/auth/extension/token',
  ]);
});

test('the routes that the documents name are there', () => {
  const there = new Set(server.app.routes.map(({ method, url }) => `${method} ${url}`));
  const documents = [
    'README.md',
    'docs/OAUTH2.md',
    'docs/TOKEN_DASHBOARD.md',
    'docs/operations.md',
    'docs/security.md',
  ];
  const text = documents
    .map((file) => readFileSync(path.join(import.meta.dirname, '..', file), 'utf8'))
    .join('\n');
  const named = [...text.matchAll(/\b(GET|POST|PUT|PATCH|DELETE) (\/api\/[\w/:-]+)/g)].map(
    ([, method = '', url = '']) => `${method} ${url}`,
  );
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter((route) => !there.has(route.replace('{', ':').replace('}', '')))).toEqual([]);
});

describe('a route that is not public', () => {
  test('refuses who has no session', async () => {
    for (const { method, url } of routesThat(({ isPublic }) => !isPublic)) {
      const answer = await server.newBrowser().send(method, url, body(method));
      expect([method, url, answer.status, await problemOf(answer)]).toEqual([
        method,
        url,
        401,
        'session.missing',
      ]);
    }
  });

  test.each([
    ['an invented cookie', { cookie: `sidelight_session=${'A'.repeat(43)}` }],
    ['an invented token', { authorization: `Bearer ${'A'.repeat(43)}` }],
    ['a token that is none', { authorization: 'Basic YTpi' }],
  ])('refuses %s', async (_name, headers) => {
    for (const { method, url } of routesThat(({ isPublic }) => !isPublic)) {
      const answer = await server.newBrowser().send(method, url, body(method), headers);
      expect([method, url, await problemOf(answer)]).toEqual([method, url, 'session.expired']);
    }
  });

  test('refuses the token of a cookie as a bearer token, and an ended session', async () => {
    const stolen = { authorization: `Bearer ${amira.cookies.get('sidelight_session')}` };
    const left = await server.signedIn();
    const cookie = left.cookieHeader();
    await left.post('/api/auth/logout');
    for (const headers of [stolen, { cookie }]) {
      for (const { method, url } of routesThat(({ isPublic }) => !isPublic)) {
        const answer = await server.newBrowser().send(method, url, body(method), headers);
        expect([method, url, await problemOf(answer)]).toEqual([method, url, 'session.expired']);
      }
    }
  });
});

test('every changing route refuses the pages of other sites, whatever they send', async () => {
  const forms = ['application/json', 'text/plain', 'application/x-www-form-urlencoded'];
  const changes = routesThat(({ method }) => changing(method)).filter(
    // Takes no cookie: the code and its verifier are all its power.
    ({ url }) => url !== '/api/auth/extension/token',
  );
  expect(changes.length).toBeGreaterThan(8);
  for (const { method, url } of changes) {
    for (const type of forms) {
      const answer = await fetch(`${server.url}${url}`, {
        method,
        headers: { cookie: amira.cookieHeader(), origin: 'https://evil.example', 'content-type': type },
        body: '{"accessKey":"x"}',
      });
      expect([method, url, type, await problemOf(answer)]).toEqual([method, url, type, 'request.cross-site']);
    }
  }
  expect((await amira.get('/api/token')).status).toBe(200);
});

test('no answer may be read by the pages of other sites', async () => {
  // Extensions, listed or not, need no leave: the person gave theirs the right to the server's address.
  const origins = ['https://evil.example', 'null', 'chrome-extension://abcdefghijklmnopabcdefghijklmnop'];
  for (const { method, url } of routesThat(() => true)) {
    for (const origin of origins) {
      const asked = { origin, 'access-control-request-method': method };
      const answers = [await fetch(`${server.url}${url}`, { method: 'OPTIONS', headers: asked })];
      // One that has no end of its own is not read.
      if (!url.endsWith('/stream')) {
        answers.push(await fetch(`${server.url}${url}`, { method, headers: { origin } }));
      }
      for (const answer of answers) {
        expect([url, answer.headers.get('access-control-allow-origin')]).toEqual([url, null]);
        await answer.body?.cancel();
      }
    }
  }
});

test('every route answers to no foreign host name', async () => {
  for (const { method, url } of routesThat(() => true)) {
    for (const host of [
      'rebound.example',
      `localhost.evil.example:80`,
      'localhost:1@evil.example',
      '0.0.0.0:1',
    ]) {
      const answer = await server.app.http.inject({
        method: method as 'GET',
        url,
        headers: { host, 'x-forwarded-host': 'localhost', cookie: amira.cookieHeader() },
      });
      expect([url, host, answer.statusCode, answer.json().code]).toEqual([
        url,
        host,
        421,
        'request.wrong-host',
      ]);
    }
  }
});

test("nobody reads or decides on another person's conversation", async () => {
  const conversationId = crypto.randomUUID();
  const say = (browser: BrowserUnderTest, action: object) =>
    browser.post('/api/chat', { conversationId, action });
  const asked = await say(amira, { kind: 'message', messageId: 'm1', text: 'comment on PAY-1: Seen it' });
  const toolCallId = /"type":"data-plan","id":"([^"]+)"/.exec(await asked.text())?.[1] ?? '';
  expect(toolCallId).not.toBe('');
  const refusals = [
    await tomas.get(`/api/chat/${conversationId}`),
    await say(tomas, { kind: 'decision', toolCallId, approved: true }),
    await say(tomas, { kind: 'decision', toolCallId, approved: false }),
    await say(tomas, { kind: 'message', messageId: 'm2', text: 'help' }),
  ];
  for (const refusal of refusals) {
    expect([refusal.status, await problemOf(refusal)]).toEqual([404, 'assistant.conversation-unknown']);
  }
  const approved = await say(amira, { kind: 'decision', toolCallId, approved: true });
  expect(await approved.text()).toContain('Commented on PAY-1');
});

test('each sees only their own connection', async () => {
  const refreshesOf = async (browser: BrowserUnderTest) =>
    tokenStatusSchema.parse(await (await browser.get('/api/token')).json()).refreshes.successes;
  const [ofAmira, ofTomas] = [await refreshesOf(amira), await refreshesOf(tomas)];
  await tomas.post('/api/token/refresh');
  expect([await refreshesOf(amira), await refreshesOf(tomas)]).toEqual([ofAmira, ofTomas + 1]);
  const other = await server.signedIn({ accountId: server.sandbox.people[2]?.accountId ?? '' });
  expect((await other.post('/api/token/disconnect')).status).toBe(204);
  expect((await amira.get('/api/jira/myself')).status).toBe(200);
  expect((await tomas.get('/api/jira/myself')).status).toBe(200);
});

test('a session that ran out says so on every route', async () => {
  const late = await startWholeApp();
  try {
    const browser = await late.signedIn();
    late.advance(15 * 24 * 3_600_000);
    for (const { method, url } of routesThat(({ isPublic }) => !isPublic)) {
      const answer = await browser.send(method, url, body(method));
      expect([method, url, await problemOf(answer)]).toEqual([method, url, 'session.expired']);
    }
    expect((await browser.session()).signedIn).toBe(false);
  } finally {
    await late.close();
  }
});

test('a route that does not say who may call it stops the start', async () => {
  const publicUrl = 'http://localhost:8000';
  const app = await createHttpServer({
    config: { publicUrl, logLevel: 'silent' },
    version: '0.0.0',
    newId: () => crypto.randomUUID(),
  });
  const sessions = { find: async () => ({ state: 'ended' as const }), isOpen: async () => false };
  const authentication = createAuthentication({ sessions, cookies: createCookies({ publicUrl }), publicUrl });
  authentication.register(app);
  guardRoutes(app, authentication);
  const answer = async () => 'text';
  expect(() => app.get('/forgotten', answer)).toThrow('GET /forgotten must say who may call it');
  expect(() =>
    app.get('/both', { config: { public: true }, onRequest: authentication.required }, answer),
  ).toThrow('GET /both');
  expect(() => app.get('/late', { preHandler: authentication.required }, answer)).toThrow('GET /late');
  app.get('/open', { config: { public: true } }, answer);
  app.get('/closed', { onRequest: [authentication.required] }, answer);
  await app.close();
});
