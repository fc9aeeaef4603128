import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox.ts';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const CALLBACK = 'http://localhost:8000/api/auth/callback';
const MINUTE = 60_000;
let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox({ now: () => NOW, issues: 0, redirectUris: [CALLBACK], sites: 2 });
});
afterEach(() => sandbox.close());

function authorizeUrl(changes: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    audience: 'api.atlassian.com',
    client_id: sandbox.client.id,
    scope: 'read:jira-work read:jira-user read:me offline_access',
    redirect_uri: CALLBACK,
    state: 'a state',
    response_type: 'code',
    prompt: 'consent',
    ...changes,
  });
  return `${sandbox.url}/authorize?${query}`;
}

async function token(
  body: Record<string, string>,
  form = false,
): Promise<{ status: number; json: Record<string, unknown> }> {
  const filled = { client_id: sandbox.client.id, client_secret: sandbox.client.secret, ...body };
  const response = await fetch(`${sandbox.url}/oauth/token`, {
    method: 'POST',
    ...(form
      ? { body: new URLSearchParams(filled) }
      : { body: JSON.stringify(filled), headers: { 'content-type': 'application/json' } }),
  });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

async function redeem(callback: string, form = false) {
  const code = new URL(callback).searchParams.get('code') ?? '';
  return token({ grant_type: 'authorization_code', code, redirect_uri: CALLBACK }, form);
}

function refresh(refreshToken: unknown) {
  return token({ grant_type: 'refresh_token', refresh_token: String(refreshToken) });
}

async function api(path: string, accessToken: unknown): Promise<Response> {
  return fetch(sandbox.url + path, { headers: { authorization: `Bearer ${String(accessToken)}` } });
}

test('the consent page names the scopes, the people and the way back', async () => {
  const response = await fetch(authorizeUrl({ state: '"><script>' }));
  const html = await response.text();
  expect(html).toContain('Read projects, issues, comments and search results');
  expect(html).toContain('Łukasz Wójcik');
  expect(html).toContain('localhost:8000');
  expect(html).not.toContain('<script');
});

test('from consent to the API, with the code used once', async () => {
  const zoe = sandbox.people.find((person) => person.displayName === 'Zoë Lindqvist');
  const callback = await sandbox.consent(authorizeUrl(), { accountId: zoe?.accountId ?? '' });
  expect(new URL(callback).searchParams.get('state')).toBe('a state');
  const issued = await redeem(callback);
  expect(issued.json).toMatchObject({
    expires_in: 3600,
    token_type: 'Bearer',
    scope: 'read:jira-work read:jira-user read:me offline_access',
  });
  const access = issued.json['access_token'];
  expect(await (await api('/me', access)).json()).toMatchObject({ account_id: zoe?.accountId });
  const sites = await (await api('/oauth/token/accessible-resources', access)).json();
  expect(sites).toEqual([
    expect.objectContaining({ id: sandbox.site.cloudId, scopes: ['read:jira-work', 'read:jira-user'] }),
  ]);
  const mine = await api(`/ex/jira/${sandbox.site.cloudId}/rest/api/3/myself`, access);
  expect(await mine.json()).toMatchObject({ displayName: 'Zoë Lindqvist' });
  expect(await redeem(callback)).toMatchObject({ status: 403, json: { error: 'invalid_grant' } });
});

test('a code dies after ten minutes, and belongs to its callback', async () => {
  const callback = await sandbox.consent(authorizeUrl());
  const code = new URL(callback).searchParams.get('code') ?? '';
  const elsewhere = { grant_type: 'authorization_code', code, redirect_uri: 'http://localhost:9/other' };
  expect((await token(elsewhere)).status).toBe(403);
  sandbox.advance(10 * MINUTE);
  expect((await redeem(callback)).json).toMatchObject({ error: 'invalid_grant' });
});

test('a form works as well as JSON; a wrong secret is access_denied', async () => {
  expect((await redeem(await sandbox.consent(authorizeUrl()), true)).status).toBe(200);
  const { status, json } = await token({
    grant_type: 'refresh_token',
    refresh_token: 'x',
    client_secret: 'no',
  });
  expect([status, json['error']]).toEqual([401, 'access_denied']);
});

test('refresh tokens rotate; a retired one works for ten minutes and then ends its family', async () => {
  const first = (await redeem(await sandbox.consent(authorizeUrl()))).json;
  const second = (await refresh(first['refresh_token'])).json;
  expect(second['refresh_token']).not.toBe(first['refresh_token']);
  sandbox.advance(9 * MINUTE);
  const lateRepeat = await refresh(first['refresh_token']);
  expect(lateRepeat.status).toBe(200);
  sandbox.advance(9 * MINUTE);
  expect((await api('/me', lateRepeat.json['access_token'])).status).toBe(200);
  expect(await refresh(first['refresh_token'])).toEqual({
    status: 403,
    json: { error: 'invalid_grant', error_description: 'Unknown or invalid refresh token.' },
  });
  expect((await refresh(lateRepeat.json['refresh_token'])).status).toBe(403);
  expect((await api('/me', lateRepeat.json['access_token'])).status).toBe(401);
});

test('90 days without use, or a revocation, end it', async () => {
  const idle = sandbox.grant();
  sandbox.advance(91 * 24 * 60 * MINUTE);
  expect((await refresh(idle.refreshToken)).status).toBe(403);
  const revoked = sandbox.grant();
  sandbox.revoke(sandbox.people[0].accountId);
  expect((await refresh(revoked.refreshToken)).status).toBe(403);
  expect((await api('/me', revoked.accessToken)).status).toBe(401);
});

test('access tokens expire with the lifetime of their issue', async () => {
  sandbox.setTokenLifetime(5);
  const issued = sandbox.grant();
  expect((await api('/me', issued.accessToken)).status).toBe(200);
  sandbox.advance(5_000);
  expect((await api('/me', issued.accessToken)).status).toBe(401);
});

test('no refresh token without offline_access; a missing scope is named as the gateway names it', async () => {
  const issued = (await redeem(await sandbox.consent(authorizeUrl({ scope: 'read:jira-work' })))).json;
  expect(issued).not.toHaveProperty('refresh_token');
  const answer = await api(`/ex/jira/${sandbox.site.cloudId}/rest/api/3/myself`, issued['access_token']);
  expect(answer.status).toBe(401);
  expect(await answer.json()).toEqual({ code: 401, message: 'Unauthorized; scope does not match' });
});

test('sites accumulate over consents; a site that was not given is not there', async () => {
  const [first, second] = sandbox.sites;
  const issued = sandbox.grant();
  const other = `/ex/jira/${second?.cloudId}/rest/api/3/myself`;
  expect((await api(other, issued.accessToken)).status).toBe(404);
  await redeem(await sandbox.consent(authorizeUrl(), { cloudId: second?.cloudId ?? '' }));
  expect((await api(other, issued.accessToken)).status).toBe(200);
  const resources = await api('/oauth/token/accessible-resources', issued.accessToken);
  expect(await resources.json()).toMatchObject([{ id: first.cloudId }, { id: second?.cloudId }]);
});

test.each([
  ['cancel', {}, { accept: false }, 'access_denied'],
  ['a foreign scope', { scope: 'read:jira-work admin:everything' }, {}, 'invalid_scope'],
  ['another response type', { response_type: 'token' }, {}, 'unsupported_response_type'],
])('%s goes back to the app as an error', async (_name, changes, choice, error) => {
  const callback = new URL(await sandbox.consent(authorizeUrl(changes), choice));
  expect(callback.origin + callback.pathname).toBe(CALLBACK);
  expect(callback.searchParams.get('error')).toBe(error);
  expect(callback.searchParams.get('state')).toBe('a state');
});

test.each([
  ['client', { client_id: 'somebody' }],
  ['callback', { redirect_uri: 'http://localhost:8000/elsewhere' }],
  ['audience', { audience: 'elsewhere' }],
])('an unknown %s is never redirected to', async (_name, changes) => {
  const response = await fetch(authorizeUrl(changes), { redirect: 'manual' });
  expect([response.status, response.headers.get('location')]).toEqual([400, null]);
});

test('PKCE: verified when the challenge was sent', async () => {
  const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
  const url = authorizeUrl({ code_challenge: challenge, code_challenge_method: 'S256' });
  const callback = await sandbox.consent(url);
  expect((await redeem(callback)).status).toBe(403);
  const code = new URL(callback).searchParams.get('code') ?? '';
  const proven = await token({
    grant_type: 'authorization_code',
    code,
    redirect_uri: CALLBACK,
    code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  });
  expect(proven.status).toBe(200);
});

test('a state file keeps the grants over a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  const stateFile = join(folder, 'state.json');
  const options = { now: () => NOW, issues: 0, stateFile };
  const before = await startSandbox(options);
  const issued = before.grant();
  await before.close();
  const after = await startSandbox(options);
  try {
    const me = await fetch(`${after.url}/me`, { headers: { authorization: `Bearer ${issued.accessToken}` } });
    expect(me.status).toBe(200);
  } finally {
    await after.close();
    await rm(folder, { recursive: true });
  }
});
