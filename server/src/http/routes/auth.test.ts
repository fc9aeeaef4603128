import { createHash, randomBytes, randomUUID } from 'node:crypto';
import {
  extensionTokenSchema,
  problemSchema,
  sessionSchema,
  tokenEventsSchema,
  tokenStatusSchema,
} from '@sidelight/contract';
import { type Sandbox, startSandbox } from '@sidelight/jira-sandbox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOAuthClient } from '../../oauth/oauth-client.ts';
import { AttemptLimiter } from '../../sessions/attempt-limiter.ts';
import { createCookies } from '../../sessions/cookies.ts';
import { createExtensionCodes } from '../../sessions/extension-codes.ts';
import { createSessions } from '../../sessions/sessions.ts';
import { createSignIns } from '../../sessions/sign-ins.ts';
import { createConnectionStore } from '../../storage/connection-store.ts';
import { type Database, openDatabase } from '../../storage/database.ts';
import { createSessionStore } from '../../storage/session-store.ts';
import { createVault } from '../../vault/create-vault.ts';
import { openKeyRing } from '../../vault/key-ring.ts';
import type { Vault } from '../../vault/vault.ts';
import type { AppInstance } from '../app-instance.ts';
import { createAuthentication } from '../authentication.ts';
import { createHttpServer } from '../server.ts';
import { registerAuthRoutes } from './auth.ts';
import { registerAuthExtensionRoutes } from './auth-extension.ts';
import { registerAuthOAuthRoutes } from './auth-oauth.ts';
import { registerTokenRoutes } from './token.ts';
import { registerTokenEventStreamRoute } from './token-event-stream.ts';

const extensionId = 'abcdefghijklmnopabcdefghijklmnop';
const accessKey = 'the-access-key-that-was-printed';
const day = 24 * 3_600_000;

let sandbox: Sandbox;
let database: Database;
let vault: Vault;
let app: AppInstance;
let origin: string;
let clock: number;
let log: string;

beforeEach(async () => {
  clock = Date.now();
  log = '';
  sandbox = await startSandbox({ issues: 0, sites: 2, now: () => clock });
  database = await openDatabase({ file: ':memory:', now: () => clock });
  const ambient = {
    now: () => clock,
    random: () => 0.5,
    newId: randomUUID,
    randomBytes: (length: number) => randomBytes(length),
    fetch,
  };
  app = await createHttpServer({
    config: { publicUrl: 'http://localhost:8000', logLevel: 'trace' },
    version: '0.0.0',
    newId: randomUUID,
    logStream: {
      write: (line) => {
        log += line;
      },
    },
  });
  const oauth = createOAuthClient({
    config: {
      clientId: sandbox.client.id,
      clientSecret: sandbox.client.secret,
      callbackUrl: 'http://localhost:8000/api/auth/callback',
      scopes: ['read:jira-user', 'read:jira-work', 'offline_access', 'read:me'],
      authUrl: sandbox.client.authUrl,
      apiUrl: sandbox.client.apiUrl,
    },
    fetch,
  });
  vault = createVault({
    store: createConnectionStore(database),
    keys: await openKeyRing({ keys: null, databaseFile: ':memory:' }),
    oauth,
    apiToken: sandbox.apiToken,
    ambient,
    log: app.log,
  });
  const store = createSessionStore(database);
  const sessions = createSessions({ store, ambient });
  const signIns = createSignIns({ store, ambient });
  const cookies = createCookies({ publicUrl: 'http://localhost:8000' });
  const authentication = createAuthentication({ sessions, publicUrl: 'http://localhost:8000' });
  const extensionCodes = createExtensionCodes({ store, ambient, extensionIds: [extensionId] });
  const attempts = new AttemptLimiter({ ambient });
  authentication.register(app);
  registerAuthRoutes(app, {
    authentication,
    sessions,
    cookies,
    vault,
    attempts,
    ambient,
    accessKey,
    oauth: true,
    demo: false,
  });
  registerAuthOAuthRoutes(app, { oauth, authentication, sessions, signIns, cookies, vault, ambient });
  registerAuthExtensionRoutes(app, { authentication, sessions, extensionCodes, vault, oauth: true });
  registerTokenRoutes(app, { authentication, vault, sessions, cookies });
  registerTokenEventStreamRoute(app, { authentication, vault });
  origin = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterEach(async () => {
  await app.close();
  await vault.settled();
  await database.destroy();
  await sandbox.close();
});

/** A browser: keeps cookies, follows no redirect by itself, and marks its requests as browsers do. */
class Browser {
  readonly cookies = new Map<string, string>();

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(path.startsWith('http') ? path : `${origin}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(this.cookies.size === 0 ? {} : { cookie: this.cookieHeader() }),
        ...(method === 'GET' ? {} : { origin }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/Max-Age=0|Expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  get(path: string, headers?: Record<string, string>) {
    return this.send('GET', path, undefined, headers);
  }

  cookieHeader() {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Up to the callback's address, which is answered but not opened. */
  async consent(returnTo = '/', choice: Parameters<Sandbox['consent']>[1] = {}) {
    const login = await this.get(`/api/auth/login?${new URLSearchParams({ return_to: returnTo })}`);
    return callbackPath(await sandbox.consent(login.headers.get('location') ?? '', choice));
  }

  async signIn(choice: Parameters<Sandbox['consent']>[1] = {}) {
    return this.get(await this.consent('/', choice));
  }

  async session() {
    return sessionSchema.parse(await (await this.get('/api/auth/session')).json());
  }
}

const callbackPath = (url: string) => `${new URL(url).pathname}${new URL(url).search}`;
const problemOf = async (response: Response) => {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  return problemSchema.parse(await response.json()).code;
};

describe('sign-in at Atlassian', () => {
  it('ends at the page it started from, with a session of the person', async () => {
    const browser = new Browser();
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
    const browser = new Browser();
    const login = await browser.get('/api/auth/login');
    expect(login.headers.getSetCookie()[0]).toMatch(
      /^sidelight_sign_in=[\w-]{43}; Max-Age=600; Path=\/api\/auth; HttpOnly; SameSite=Lax$/,
    );
    const callback = callbackPath(await sandbox.consent(login.headers.get('location') ?? ''));
    const cookie = (await browser.get(callback)).headers.getSetCookie()[0];
    expect(cookie).toMatch(/^sidelight_session=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(createCookies({ publicUrl: 'https://a.example' }).session().secure).toBe(true);
  });

  it('refuses a replayed, forged, missing or old state', async () => {
    const browser = new Browser();
    const callback = await browser.consent();
    const [cookie] = [...browser.cookies];
    await browser.get(callback);
    const again = new Browser();
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
    const attacker = new Browser();
    const callback = await attacker.consent();
    const victim = new Browser();
    expect(await problemOf(await victim.get(callback))).toBe('oauth.state-invalid');
    await victim.get('/api/auth/login');
    expect(await problemOf(await victim.get(callback))).toBe('oauth.state-invalid');
    expect((await victim.session()).signedIn).toBe(false);
  });

  it('lets two tabs sign in at the same time', async () => {
    const browser = new Browser();
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
    const browser = new Browser();
    const back = await browser.get(await browser.consent(returnTo));
    expect(back.headers.get('location')).toBe('/');
  });

  it('says that access was refused: to a program as a problem, to a person as a page', async () => {
    const browser = new Browser();
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
    const browser = new Browser();
    const callback = await browser.consent();
    sandbox.faults.next({ path: '/oauth/token' }, fault);
    expect(await problemOf(await browser.get(callback))).toBe(code);
    expect((await browser.session()).signedIn).toBe(false);
  });

  it('tells when no Jira site was granted; Confluence is none', async () => {
    const browser = new Browser();
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
    const browser = new Browser();
    await browser.signIn();
    expect((await browser.session()).person?.accountId).toBe(sandbox.people[0].accountId);
  });

  it('gives a new session at each sign-in and ends the one before', async () => {
    const browser = new Browser();
    browser.cookies.set('sidelight_session', 'planted-by-somebody-else');
    await browser.signIn();
    const first = browser.cookieHeader();
    expect(first).not.toContain('planted');
    await browser.signIn();
    expect(browser.cookieHeader()).not.toBe(first);
    const before = await fetch(`${origin}/api/token`, { headers: { cookie: first } });
    expect(await problemOf(before)).toBe('session.expired');
  });

  it('keeps one connection per account over sign-ins, and a person apart from others', async () => {
    const one = new Browser();
    const two = new Browser();
    await one.signIn();
    await one.signIn();
    await two.signIn({ accountId: sandbox.people[1]?.accountId ?? '' });
    expect(await database.selectFrom('connections').select('id').execute()).toHaveLength(2);
    await two.send('POST', '/api/token/disconnect', {});
    expect((await one.get('/api/token')).status).toBe(200);
    expect(await problemOf(await two.get('/api/token'))).toBe('session.missing');
    expect((await one.session()).person?.accountId).toBe(sandbox.people[0].accountId);
  });

  it('lets a person with several sites pick one, and only of theirs', async () => {
    const browser = new Browser();
    await browser.signIn();
    const other = sandbox.sites[1]?.cloudId ?? '';
    await browser.send('POST', '/api/auth/logout', {});
    await browser.signIn({ cloudId: other });
    const session = await browser.session();
    expect(session.sites).toHaveLength(2);
    expect(session.site?.cloudId).toBe(sandbox.site.cloudId);
    expect((await browser.send('POST', '/api/auth/site', { cloudId: other })).status).toBe(204);
    expect((await browser.session()).site?.cloudId).toBe(other);
    expect(await problemOf(await browser.send('POST', '/api/auth/site', { cloudId: 'foreign' }))).toBe(
      'oauth.site-choice-invalid',
    );
  });

  it('leaves no secret in the log or in an address of ours', async () => {
    const browser = new Browser();
    const callback = await browser.consent();
    const code = new URLSearchParams(callback.split('?')[1]).get('code') ?? 'no code';
    const back = await browser.get(callback);
    const session = browser.cookies.get('sidelight_session') ?? 'no session';
    await browser.send('POST', '/api/token/refresh', {});
    sandbox.faults.next({ path: '/oauth/token' }, { status: 403, body: { error: 'invalid_grant' } });
    await browser.send('POST', '/api/token/refresh', {});
    expect(log).toContain('/api/auth/callback');
    for (const secret of [code, session, sandbox.client.secret, accessKey, sandbox.apiToken.token]) {
      expect(log).not.toContain(secret);
      expect(back.headers.get('location')).not.toContain(secret);
    }
  });
});

describe('the access key', () => {
  it("opens the server's own connection", async () => {
    const browser = new Browser();
    expect((await browser.send('POST', '/api/auth/access-key', { accessKey })).status).toBe(204);
    expect(await browser.session()).toMatchObject({
      wayIn: 'api-token',
      person: { accountId: sandbox.people[0].accountId },
    });
    const refresh = await browser.send('POST', '/api/token/refresh', {});
    expect(await problemOf(refresh)).toBe('connection.not-refreshable');
  });

  it('works while Jira is down, too', async () => {
    sandbox.faults.next({ path: /myself$/ }, { status: 500, times: 10 });
    const browser = new Browser();
    expect((await browser.send('POST', '/api/auth/access-key', { accessKey })).status).toBe(204);
    expect((await browser.session()).person).toMatchObject({ accountId: '' });
  });

  it('cannot be guessed at leisure', async () => {
    const browser = new Browser();
    const codes = [];
    for (let guess = 0; guess < 11; guess += 1) {
      const wrong = { accessKey: `${accessKey}${guess}` };
      codes.push(await problemOf(await browser.send('POST', '/api/auth/access-key', wrong)));
    }
    expect(new Set(codes.slice(0, 10))).toEqual(new Set(['session.access-key-wrong']));
    expect(codes[10]).toBe('request.too-many');
    const right = await browser.send('POST', '/api/auth/access-key', { accessKey });
    expect(await problemOf(right)).toBe('request.too-many');
    clock += 60_000;
    expect((await browser.send('POST', '/api/auth/access-key', { accessKey })).status).toBe(204);
  });
});

describe('a session', () => {
  it('is demanded, and ends by logout, idleness and age', async () => {
    const browser = new Browser();
    expect(await problemOf(await browser.get('/api/token'))).toBe('session.missing');
    await browser.signIn();
    const cookie = browser.cookieHeader();
    await browser.send('POST', '/api/auth/logout', {});
    expect(browser.cookies.size).toBe(0);
    const after = await fetch(`${origin}/api/token`, { headers: { cookie } });
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
    const browser = new Browser();
    await browser.signIn();
    const rows = JSON.stringify(await database.selectFrom('sessions').selectAll().execute());
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
    const browser = new Browser();
    await browser.signIn();
    for (const path of ['/api/token/refresh', '/api/token/disconnect', '/api/auth/logout']) {
      const response = await browser.send('POST', path, {}, headers);
      expect(await problemOf(response)).toBe('request.cross-site');
    }
    expect((await browser.get('/api/token')).status).toBe(200);
  });

  it('needs one of the two marks when a cookie carries it', async () => {
    const browser = new Browser();
    await browser.signIn();
    const send = (headers: Record<string, string>) =>
      fetch(`${origin}/api/token/refresh`, {
        method: 'POST',
        headers: { cookie: browser.cookieHeader(), ...headers },
      });
    expect(await problemOf(await send({}))).toBe('request.cross-site');
    expect((await send({ origin: 'http://localhost:8000' })).status).toBe(200);
  });
});

describe("the extension's sign-in", () => {
  const verifier = 'v'.repeat(43);
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const state = 'state-of-the-extension';
  const start = (id = extensionId) =>
    `/api/auth/extension/start?${new URLSearchParams({ extension_id: id, code_challenge: challenge, state })}`;

  async function codeOf(browser: Browser) {
    const toLogin = await browser.get(start());
    const login = await browser.get(toLogin.headers.get('location') ?? '');
    const callback = callbackPath(await sandbox.consent(login.headers.get('location') ?? ''));
    const back = await browser.get(callback);
    const end = new URL(
      (await browser.get(back.headers.get('location') ?? '')).headers.get('location') ?? '',
    );
    expect(end.origin).toBe(`https://${extensionId}.chromiumapp.org`);
    expect(end.searchParams.get('state')).toBe(state);
    return end.searchParams.get('code') ?? '';
  }
  const redeem = (code: string, codeVerifier = verifier) =>
    new Browser().send('POST', '/api/auth/extension/token', { code, codeVerifier });

  it('goes through Atlassian and ends with a session of its own', async () => {
    const browser = new Browser();
    const redeemed = await redeem(await codeOf(browser));
    const { sessionToken } = extensionTokenSchema.parse(await redeemed.json());
    const bearer = { authorization: `Bearer ${sessionToken}`, origin: `chrome-extension://${extensionId}` };
    const status = await fetch(`${origin}/api/token`, { headers: bearer });
    expect(tokenStatusSchema.parse(await status.json()).state).toBe('connected');
    const refresh = await fetch(`${origin}/api/token/refresh`, { method: 'POST', headers: bearer });
    expect(refresh.status).toBe(200);
    const asCookie = await fetch(`${origin}/api/token`, {
      headers: { cookie: `sidelight_session=${sessionToken}` },
    });
    expect(await problemOf(asCookie)).toBe('session.expired');
    await fetch(`${origin}/api/auth/logout`, { method: 'POST', headers: bearer });
    expect(await problemOf(await fetch(`${origin}/api/token`, { headers: bearer }))).toBe('session.expired');
    expect((await browser.session()).signedIn).toBe(true);
  });

  it('takes a code once, within a minute, and only from who has the verifier', async () => {
    const browser = new Browser();
    const first = await codeOf(browser);
    expect((await redeem(first)).status).toBe(200);
    expect(await problemOf(await redeem(first))).toBe('session.sign-in-code-invalid');
    const again = async () =>
      new URL((await browser.get(start())).headers.get('location') ?? '').searchParams.get('code') ?? '';
    const stolen = await again();
    expect(await problemOf(await redeem(stolen, 'w'.repeat(43)))).toBe('session.sign-in-code-invalid');
    expect(await problemOf(await redeem(stolen))).toBe('session.sign-in-code-invalid');
    const late = await again();
    clock += 60_000;
    expect(await problemOf(await redeem(late))).toBe('session.sign-in-code-invalid');
  });

  it('is for listed extensions only', async () => {
    expect(await problemOf(await new Browser().get(start('p'.repeat(32))))).toBe('session.extension-unknown');
    expect(await problemOf(await new Browser().get(start('evil.example/')))).toBe('request.invalid');
  });

  it('tells the extension why it did not succeed', async () => {
    const browser = new Browser();
    const toLogin = await browser.get(start());
    const login = await browser.get(toLogin.headers.get('location') ?? '');
    const denied = await sandbox.consent(login.headers.get('location') ?? '', { accept: false });
    const back = await browser.get(callbackPath(denied), { accept: 'text/html' });
    const end = new URL(
      (await browser.get(back.headers.get('location') ?? '')).headers.get('location') ?? '',
    );
    expect(end.origin).toBe(`https://${extensionId}.chromiumapp.org`);
    expect(Object.fromEntries(end.searchParams)).toMatchObject({ state, error: 'oauth.denied' });
  });
});

describe('the history', () => {
  const eventsOf = async (browser: Browser, query = '') =>
    tokenEventsSchema.parse(await (await browser.get(`/api/token/events${query}`)).json());

  it('comes in pages, newest first, and only of the caller', async () => {
    const browser = new Browser();
    await browser.signIn();
    for (let turn = 0; turn < 3; turn += 1) await browser.send('POST', '/api/token/refresh', {});
    const page = await eventsOf(browser, '?limit=2');
    expect(page).toMatchObject({ more: true, events: [{ kind: 'refreshed', cause: 'person' }, {}] });
    const before = page.events[1]?.id;
    const rest = await eventsOf(browser, `?limit=2&before=${before}`);
    expect(rest).toMatchObject({ more: false, events: [{ kind: 'refreshed' }, { kind: 'connected' }] });
    expect(await problemOf(await browser.get('/api/token/events?limit=0'))).toBe('request.invalid');
    const other = new Browser();
    await other.signIn({ accountId: sandbox.people[1]?.accountId ?? '' });
    expect((await eventsOf(other)).events).toHaveLength(1);
  });

  it('comes live, and goes on where a client left off', async () => {
    const browser = new Browser();
    await browser.signIn();
    await browser.send('POST', '/api/token/refresh', {});
    const oldest = (await eventsOf(browser)).events[1]?.id ?? 0;
    const stream = await browser.get('/api/token/events/stream', { 'last-event-id': String(oldest) });
    expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    const refresh = browser.send('POST', '/api/token/refresh', {});
    let text = '';
    while ((text.match(/event: token/g) ?? []).length < 2) text += (await reader?.read())?.value ?? '';
    expect((await refresh).status).toBe(200);
    expect([...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))).toEqual([oldest + 1, oldest + 2]);
    expect(text).toContain('"kind":"refreshed"');
    await reader?.cancel();
  });

  it('does not keep the server from closing', async () => {
    const browser = new Browser();
    await browser.signIn();
    const stream = await browser.get('/api/token/events/stream');
    await app.close();
    expect(await stream.text()).toContain('retry:');
  });
});
