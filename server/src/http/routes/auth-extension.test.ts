import { createHash } from 'node:crypto';
import { extensionTokenSchema, tokenStatusSchema } from '@sidelight/contract';
import { type Sandbox, startSandbox } from '@sidelight/jira-sandbox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BrowserUnderTest, problemOf } from './browser-under-test.ts';
import { extensionId, startServerUnderTest } from './server-under-test.ts';

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

describe("the extension's sign-in", () => {
  const verifier = 'v'.repeat(43);
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const state = 'state-of-the-extension';
  const start = (id = extensionId) =>
    `/api/auth/extension/start?${new URLSearchParams({ extension_id: id, code_challenge: challenge, state })}`;

  async function codeOf(browser: BrowserUnderTest) {
    const callback = await browser.consentFrom(await browser.locationOf(start()));
    const end = new URL(await browser.locationOf(await browser.locationOf(callback)));
    expect(end.origin).toBe(`https://${extensionId}.chromiumapp.org`);
    expect(end.searchParams.get('state')).toBe(state);
    return end.searchParams.get('code') ?? '';
  }
  const redeem = (code: string, codeVerifier = verifier) =>
    newBrowser().post('/api/auth/extension/token', { code, codeVerifier });

  it('goes through Atlassian and ends with a session of its own', async () => {
    const browser = newBrowser();
    const redeemed = await redeem(await codeOf(browser));
    const { sessionToken } = extensionTokenSchema.parse(await redeemed.json());
    const bearer = { authorization: `Bearer ${sessionToken}`, origin: `chrome-extension://${extensionId}` };
    const status = await fetch(`${server.origin}/api/token`, { headers: bearer });
    expect(tokenStatusSchema.parse(await status.json()).state).toBe('connected');
    const refresh = await fetch(`${server.origin}/api/token/refresh`, { method: 'POST', headers: bearer });
    expect(refresh.status).toBe(200);
    const asCookie = await fetch(`${server.origin}/api/token`, {
      headers: { cookie: `sidelight_session=${sessionToken}` },
    });
    expect(await problemOf(asCookie)).toBe('session.expired');
    await fetch(`${server.origin}/api/auth/logout`, { method: 'POST', headers: bearer });
    expect(await problemOf(await fetch(`${server.origin}/api/token`, { headers: bearer }))).toBe(
      'session.expired',
    );
    expect((await browser.session()).signedIn).toBe(true);
  });

  it('takes a code once, within a minute, and only from who has the verifier', async () => {
    const browser = newBrowser();
    const first = await codeOf(browser);
    expect((await redeem(first)).status).toBe(200);
    expect(await problemOf(await redeem(first))).toBe('session.sign-in-code-invalid');
    const again = async () => new URL(await browser.locationOf(start())).searchParams.get('code') ?? '';
    const stolen = await again();
    expect(await problemOf(await redeem(stolen, 'w'.repeat(43)))).toBe('session.sign-in-code-invalid');
    expect(await problemOf(await redeem(stolen))).toBe('session.sign-in-code-invalid');
    const late = await again();
    clock += 60_000;
    expect(await problemOf(await redeem(late))).toBe('session.sign-in-code-invalid');
  });

  it('is for listed extensions only', async () => {
    expect(await problemOf(await newBrowser().get(start('p'.repeat(32))))).toBe('session.extension-unknown');
    expect(await problemOf(await newBrowser().get(start('evil.example/')))).toBe('request.invalid');
  });

  it('tells the extension why it did not succeed', async () => {
    const browser = newBrowser();
    const denied = await browser.consentFrom(await browser.locationOf(start()), { accept: false });
    const end = new URL(await browser.locationOf(await browser.locationOf(denied, { accept: 'text/html' })));
    expect(end.origin).toBe(`https://${extensionId}.chromiumapp.org`);
    expect(Object.fromEntries(end.searchParams)).toMatchObject({ state, error: 'oauth.denied' });
  });
});
