import { problemSchema } from '@sidelight/contract';
import type { Fault } from '@sidelight/jira-sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type BrowserUnderTest, problemOf } from '../server/src/http/routes/browser-under-test.ts';
import { startWholeApp, type WholeApp } from './whole-app.ts';

/** What the tests beside each part leave open, against the whole server. */
let server: WholeApp;
let browser: BrowserUnderTest;
beforeAll(async () => {
  server = await startWholeApp({ waitsAtMostMs: 50 });
  browser = await server.signedIn();
});
afterEach(() => server.sandbox.faults.clear());
afterAll(() => server?.close());

const say = (text: unknown, more: object = {}) =>
  browser.post('/api/chat', {
    conversationId: crypto.randomUUID(),
    action: { kind: 'message', messageId: 'm1', text },
    ...more,
  });

describe('bodies', () => {
  test.each([
    ['text that looks like JSON', 'text/plain', '{"accessKey":"x"}', 'request.unsupported-media-type'],
    ['a form', 'application/x-www-form-urlencoded', 'accessKey=x', 'request.unsupported-media-type'],
    ['half of JSON', 'application/json', '{"accessKey":', 'request.malformed'],
    ['a prototype', 'application/json', '{"accessKey":"x","__proto__":{"a":1}}', 'request.malformed'],
    ['a constructor', 'application/json', '{"constructor":{"prototype":{}}}', 'request.malformed'],
    ['an unknown field', 'application/json', '{"accessKey":"x","admin":true}', 'request.invalid'],
    ['a list', 'application/json', '[]', 'request.invalid'],
    ['too much', 'application/json', `"${'x'.repeat(300_000)}"`, 'request.too-large'],
  ])('%s', async (_name, type, body, code) => {
    const answer = await fetch(`${server.url}/api/auth/access-key`, {
      method: 'POST',
      headers: { 'content-type': type, origin: server.url },
      body,
    });
    expect(await problemOf(answer)).toBe(code);
  });

  test.each([
    ['', 'request.invalid'],
    ['x'.repeat(8_001), 'request.invalid'],
    [{ text: 'x' }, 'request.invalid'],
  ])('a message like %j', async (text, code) => {
    expect(await problemOf(await say(text))).toBe(code);
  });

  test.each(['Europe/Nowhere', '../../etc/passwd', '__proto__', '\u202e', 'x'.repeat(64)])(
    'the time zone %j counts as none',
    async (timeZone) => {
      const answer = await say('create a task to wait for Amira in Payments due tomorrow', { timeZone });
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('"type":"data-plan"');
    },
  );
});

describe('addresses', () => {
  test.each([
    '/api/jira/issues/PAY-1%2F..%2F..%2Fmyself',
    '/api/jira/issues/%2e%2e%2fmyself',
    '/api/jira/issues/PAY-1%3Fexpand=names',
    '/api/jira/issues/PAY-1%00',
    '/api/jira/issues/PAY-1;a=b',
    '/api/chat/%2e%2e%2ftoken',
    '/docs/static/..%2f..%2f..%2fpackage.json',
    '/docs/static/%00.js',
    '/.env',
    '/data/sidelight.db',
    '/nowhere',
  ])('%s leads nowhere, least of all in Jira', async (address) => {
    const before = server.sandbox.calls.length;
    expect(await problemOf(await browser.get(address))).toMatch(/^request\.(not-found|invalid)$/);
    expect(server.sandbox.calls.length).toBe(before);
  });

  test('a sign-in goes on at this server, whatever address the request line names', async () => {
    const { port } = new URL(server.url);
    const answer = await server.app.http.inject({
      url: `http://evil.example:${port}/api/auth/login?return_to=/x`,
      headers: { host: `127.0.0.1:${port}` },
    });
    expect(answer.headers.location).toBe(`${server.url}/api/auth/login?return_to=/x`);
  });
});

test('what hides in a text is seen in the change that waits', async () => {
  const asked = await say('rename PAY-1 to "Pay \u202eevil\u202c the\u200b bill"');
  const text = await asked.text();
  const plan = /"type":"data-plan".*/.exec(text)?.[0] ?? '';
  expect(plan).toContain('⟨U+202E⟩');
  expect(plan).not.toMatch(/[\u202a-\u202e\u200b]/);
});

describe('a Jira in trouble', () => {
  const troubles: [string, Fault, string][] = [
    ['down', { drop: 'before' }, 'jira.unreachable'],
    ['cut off in mid-answer', { drop: 'after' }, 'jira.unreachable'],
    ['answering 500', { status: 500, body: {} }, 'jira.unavailable'],
    ['answering 429', { status: 429, headers: { 'retry-after': '120' } }, 'jira.rate-limited'],
    ['answering a page', { html: '<h1>Log in</h1>' }, 'jira.unintelligible'],
    ['answering half of its JSON', { status: 200, body: '{"accountId":"7120' }, 'jira.unintelligible'],
    ['answering something else', { status: 200, body: '[[[]]]' }, 'jira.unintelligible'],
    ['redirecting', { status: 302, headers: { location: 'http://evil.example/' } }, 'jira.unintelligible'],
  ];
  test.each(troubles)('%s: a problem each, and nothing is lost', async (_name, fault, code) => {
    server.sandbox.faults.next({ path: '/issue/PAY-1' }, { ...fault, times: 10 });
    const answer = await browser.get('/api/jira/issues/PAY-1');
    const problem = problemSchema.parse(await answer.json());
    expect([problem.code, problem.status]).toEqual([code, answer.status]);
    expect(problem.advice.length).toBeGreaterThan(10);
    server.sandbox.faults.clear();
    // Quota and back-off of one call must not lock the person out of the next.
    expect((await browser.get('/api/jira/issues/PAY-1')).status).toBe(200);
  });
});
