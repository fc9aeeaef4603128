import { type Sandbox, startSandbox } from '@sidelight/jira-sandbox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCookies } from '../../sessions/cookies.ts';
import { BrowserUnderTest, problemOf } from './browser-under-test.ts';
import { startServerUnderTest } from './server-under-test.ts';

let sandbox: Sandbox;
let server: Awaited<ReturnType<typeof startServerUnderTest>>;
let clock: number;

beforeEach(async () => {
  clock = Date.parse('2026-11-23T09:00:00Z');
  sandbox = await startSandbox({ issues: 0, sites: 2, now: () => clock });
  server = await startServerUnderTest({ atlassian: sandbox, now: () => clock });
});
afterEach(async () => {
  await server.close();
  await sandbox.close();
});

const newBrowser = () => new BrowserUnderTest(server.origin, sandbox.consent);

describe('sign-in at Atlassian', () => {
  it('ends at the page it started from, with a session of the person', async () => {
    const browser = newBrowser();
    const back = await browser.get(await browser.consent('/dashboard/token?tab=1#top'));
    expect([back.status, back.headers.get('location')]).toEqual([302, '/dashboard/token?tab=1#top']);
    expect(await browser.session()).toMatchObject({
      signedIn: true,
      wayIn: 'oauth',
      person: { displayName: sandbox.people[0].displayName },
      site: { cloudId: sandbox.site.cloudId },
      waysIn: { oauth: true, accessKey: true },
    });
    expect([...browser.cookies.keys()]).toEqual(['sidelight_session']);
  });

  it('sets cookies that no script reads and no other site sends along', async () => {
    const browser = newBrowser();
    const login = await browser.get('/api/auth/login');
    expect(login.headers.getSetCookie()[0]).toMatch(
      /^sidelight_sign_in=[\w-]{43}; Max-Age=600; Path=\/api\/auth; HttpOnly; SameSite=Lax$/,
    );
    const cookie = (await browser.signIn()).headers.getSetCookie()[0];
    expect(cookie).toMatch(/^sidelight_session=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(createCookies({ publicUrl: 'https://a.example' }).session().secure).toBe(true);
  });

  it('refuses a replayed, forged, missing or old state', async () => {
    const browser = newBrowser();
    const callback = await browser.consent();
    const [cookie] = [...browser.cookies];
    await browser.get(callback);
    const again = newBrowser();
    if (cookie !== undefined) again.cookies.set(...cookie);
    expect(await problemOf(await again.get(callback))).toBe('oauth.state-invalid');
    expect(await problemOf(await again.get('/api/auth/callback?code=x&state=forged'))).toBe(
      'oauth.state-invalid',
    );
    expect(await problemOf(await again.get('/api/auth/callback?code=x'))).toBe('oauth.state-invalid');
    const late = await again.consent();
    clock += 10 * 60_000;
    expect(await problemOf(await again.get(late))).toBe('oauth.state-invalid');
    expect((await again.session()).signedIn).toBe(false);
  });

  it('refuses the callback of a sign-in that another browser started', async () => {
    const attacker = newBrowser();
    const callback = await attacker.consent();
    const victim = newBrowser();
    expect(await problemOf(await victim.get(callback))).toBe('oauth.state-invalid');
    await victim.get('/api/auth/login');
    expect(await problemOf(await victim.get(callback))).toBe('oauth.state-invalid');
    expect((await victim.session()).signedIn).toBe(false);
  });

  it('lets two tabs sign in at the same time', async () => {
    const browser = newBrowser();
    const first = await browser.consent();
    const second = await browser.consent();
    expect((await browser.get(second)).status).toBe(302);
    expect(first).not.toBe(second);
  });

  it.each([
    ['//evil.example'],
    ['https://evil.example'],
    ['/\\evil.example'],
    ['\\\\evil.example'],
    ['/\t/evil.example'],
    ['/.//evil.example'],
    ['javascript:alert(1)'],
    ['evil.example'],
    [''],
  ])('does not lead away to %j', async (returnTo) => {
    const browser = newBrowser();
    const back = await browser.get(await browser.consent(returnTo));
    expect(back.headers.get('location')).toBe('/');
  });

  it('says that access was refused: to a program as a problem, to a person as a page', async () => {
    const browser = newBrowser();
    expect(await problemOf(await browser.get(await browser.consent('/', { accept: false })))).toBe(
      'oauth.denied',
    );
    const page = await browser.get(await browser.consent('/a?b=c', { accept: false }), {
      accept: 'text/html,*/*',
    });
    expect(page.headers.get('location')).toBe('/a?b=c&problem=oauth.denied');
  });

  it.each([
    ['a refused code', { status: 403, body: { error: 'invalid_grant' } }, 'oauth.exchange-failed'],
    ['a wrong client secret', { status: 401, body: { error: 'access_denied' } }, 'oauth.exchange-failed'],
    ['a fault of Atlassian', { status: 500 }, 'oauth.unreachable'],
    ['a proxy page', { html: '<h1>Login</h1>' }, 'oauth.unreachable'],
    ['a cut connection', { drop: 'before' as const }, 'oauth.unreachable'],
  ])('tells of %s', async (_name, fault, code) => {
    const browser = newBrowser();
    const callback = await browser.consent();
    sandbox.faults.next({ path: '/oauth/token' }, fault);
    expect(await problemOf(await browser.get(callback))).toBe(code);
    expect((await browser.session()).signedIn).toBe(false);
  });

  it('tells when no Jira site was granted; Confluence is none', async () => {
    const browser = newBrowser();
    const confluence = [
      { id: 'c', name: 'Wiki', url: 'https://w.example', scopes: ['read:confluence-content.all'] },
    ];
    for (const body of [[], confluence]) {
      const callback = await browser.consent();
      sandbox.faults.next({ path: '/oauth/token/accessible-resources' }, { status: 200, body });
      expect(await problemOf(await browser.get(callback))).toBe('oauth.no-site');
    }
  });

  it('asks Jira for the person when /me does not say', async () => {
    sandbox.faults.next({ path: '/me' }, { status: 403, body: { code: 403, message: 'scope' } });
    const browser = newBrowser();
    await browser.signIn();
    expect((await browser.session()).person?.accountId).toBe(sandbox.people[0].accountId);
  });

  it('gives a new session at each sign-in and ends the one before', async () => {
    const browser = newBrowser();
    browser.cookies.set('sidelight_session', 'planted-by-somebody-else');
    await browser.signIn();
    const first = browser.cookieHeader();
    expect(first).not.toContain('planted');
    await browser.signIn();
    expect(browser.cookieHeader()).not.toBe(first);
    const before = await fetch(`${server.origin}/api/token`, { headers: { cookie: first } });
    expect(await problemOf(before)).toBe('session.expired');
  });

  it('keeps one connection per account over sign-ins, and a person apart from others', async () => {
    const one = newBrowser();
    const two = newBrowser();
    await one.signIn();
    await one.signIn();
    await two.signIn({ accountId: sandbox.people[1]?.accountId ?? '' });
    expect(await server.database.selectFrom('connections').select('id').execute()).toHaveLength(2);
    await two.post('/api/token/disconnect');
    expect((await one.get('/api/token')).status).toBe(200);
    expect(await problemOf(await two.get('/api/token'))).toBe('session.missing');
    expect((await one.session()).person?.accountId).toBe(sandbox.people[0].accountId);
  });

  it('lets a person with several sites pick one, and only of theirs', async () => {
    const browser = newBrowser();
    await browser.signIn();
    const other = sandbox.sites[1]?.cloudId ?? '';
    await browser.post('/api/auth/logout');
    await browser.signIn({ cloudId: other });
    const session = await browser.session();
    expect(session.sites).toHaveLength(2);
    expect(session.site?.cloudId).toBe(sandbox.site.cloudId);
    expect((await browser.post('/api/auth/site', { cloudId: other })).status).toBe(204);
    expect((await browser.session()).site?.cloudId).toBe(other);
    expect(await problemOf(await browser.post('/api/auth/site', { cloudId: 'foreign' }))).toBe(
      'oauth.site-choice-invalid',
    );
  });

  it('goes on under the public name of this computer, whose cookies come back with the callback', async () => {
    const asked = async (host: string) =>
      (
        await server.app.inject({ url: '/api/auth/login?return_to=%2Fa', headers: { host } })
      ).headers.location?.split('?')[0];
    expect(await asked('127.0.0.1:8000')).toBe('http://localhost:8000/api/auth/login');
    for (const host of ['localhost:8000', '127.0.0.1:1']) {
      expect(await asked(host)).toBe(`${sandbox.url}/authorize`);
    }
  });
});
