import { afterEach, expect, test } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from '../index.ts';
import { granularScopes } from './granular-scopes.ts';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const DAY = 24 * 3_600_000;
const CALLBACK = 'http://localhost:8000/api/auth/callback';
let sandbox: Sandbox;
afterEach(() => sandbox.close());

async function start(options: SandboxOptions = {}): Promise<void> {
  sandbox = await startSandbox({ now: () => NOW, issues: 3, ...options });
}

async function refresh(refreshToken: string | null) {
  const response = await fetch(`${sandbox.url}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'refresh_token',
      client_id: sandbox.client.id,
      client_secret: sandbox.client.secret,
      refresh_token: refreshToken,
    }),
  });
  return { status: response.status, json: (await response.json()) as Record<string, string> };
}

async function get(path: string, accessToken: string): Promise<{ status: number; json: unknown }> {
  const response = await fetch(sandbox.url + path, { headers: { authorization: `Bearer ${accessToken}` } });
  return { status: response.status, json: await response.json() };
}

const jira = (path: string, cloudId = sandbox.site.cloudId) => `/ex/jira/${cloudId}/rest/api/3${path}`;

test.each(['same-pair', 'new-pair'] as const)('in the leeway: %s', async (refreshInLeeway) => {
  await start({ refreshInLeeway, refreshLeewaySeconds: 60 });
  const { refreshToken } = sandbox.grant();
  const first = await refresh(refreshToken);
  sandbox.advance(59_000);
  const again = await refresh(refreshToken);
  expect(again.json['access_token'] === first.json['access_token']).toBe(refreshInLeeway === 'same-pair');
  expect(again.json['refresh_token'] === first.json['refresh_token']).toBe(refreshInLeeway === 'same-pair');
  sandbox.advance(2_000);
  expect((await refresh(refreshToken)).status).toBe(403);
  expect((await refresh(again.json['refresh_token'] ?? null)).status).toBe(403);
});

test('an absolute end comes in spite of use, once it is switched on', async () => {
  await start();
  let { refreshToken } = sandbox.grant();
  for (let month = 0; month < 13; month += 1) {
    sandbox.advance(30 * DAY);
    refreshToken = (await refresh(refreshToken)).json['refresh_token'] ?? null;
  }
  expect(refreshToken).not.toBeNull();
  sandbox.set({ refreshAbsoluteDays: 365 });
  expect((await refresh(refreshToken)).status).toBe(403);
});

test('a changed password ends refreshing, in either wording; the access token lives on', async () => {
  await start({ refusedRefresh: 'unauthorized_client' });
  const { accessToken, refreshToken } = sandbox.grant();
  sandbox.changePassword(sandbox.people[0].accountId);
  expect(await refresh(refreshToken)).toEqual({
    status: 403,
    json: { error: 'unauthorized_client', error_description: 'refresh_token is invalid' },
  });
  expect((await get('/me', accessToken)).status).toBe(200);
});

test('tokens are as long as asked for', async () => {
  await start({ tokenBytes: 6_000 });
  const { accessToken, refreshToken } = sandbox.grant();
  expect([accessToken.length, refreshToken?.length]).toEqual([8_000, 4_000]);
  expect((await get('/me', accessToken)).status).toBe(200);
});

test('a new consent replaces the scopes of the earlier one', async () => {
  await start();
  const earlier = sandbox.grant();
  sandbox.grant({ scopes: ['read:jira-work', 'offline_access'] });
  expect((await refresh(earlier.refreshToken)).json['scope']).toBe('read:jira-work offline_access');
});

test('granular scopes open what needs no others, and nothing else', async () => {
  await start();
  const scopes = granularScopes('GET', '/issue/:key') ?? [];
  expect(scopes).toEqual(expect.arrayContaining(['read:issue-meta:jira', 'read:issue.vote:jira']));
  const [key] = sandbox.site.issues.keys();
  for (const missing of scopes) {
    const { accessToken } = sandbox.grant({ scopes: scopes.filter((scope) => scope !== missing) });
    expect((await get(jira(`/issue/${key}`), accessToken)).status, `without ${missing}`).toBe(401);
  }
  const { accessToken } = sandbox.grant({ scopes });
  expect((await get(jira(`/issue/${key}`), accessToken)).status).toBe(200);
  // Which server it is and what one may do is told to every token.
  expect((await get(jira('/serverInfo'), accessToken)).status).toBe(200);
  expect(await get(jira(`/issue/${key}/comment`), accessToken)).toEqual({
    status: 401,
    json: { code: 401, message: 'Unauthorized; scope does not match' },
  });
  const remove = await fetch(sandbox.url + jira(`/issue/${key}`), {
    method: 'DELETE',
    headers: { authorization: `Bearer ${accessToken}` },
  });
  expect(remove.status).toBe(401);
});

test('a site shared by two products is listed twice, with the scopes of each', async () => {
  await start();
  const scopes = ['read:jira-work', 'search:confluence', 'read:me', 'offline_access'];
  const { accessToken } = sandbox.grant({ scopes });
  const { json } = await get('/oauth/token/accessible-resources', accessToken);
  const { cloudId } = sandbox.site;
  expect(json).toMatchObject([
    { id: cloudId, scopes: ['read:jira-work'] },
    { id: cloudId, scopes: ['search:confluence'] },
  ]);
});

test('not everybody belongs to every site; each has its own address for API tokens', async () => {
  await start({ sites: 3 });
  const [, lab, branch] = sandbox.sites;
  const sofia = sandbox.people.find(({ displayName }) => displayName === 'Sofia Petrova');
  const authorize = `${sandbox.url}/authorize?${new URLSearchParams({
    audience: 'api.atlassian.com',
    client_id: sandbox.client.id,
    scope: 'read:jira-work',
    redirect_uri: CALLBACK,
    response_type: 'code',
  })}`;
  expect(await (await fetch(authorize)).text()).toContain(`${lab?.name} (Amira Haddad, `);
  const choose = (cloudId = '') => sandbox.consent(authorize, { accountId: sofia?.accountId ?? '', cloudId });
  await expect(choose(lab?.cloudId)).rejects.toThrow('400');
  expect(await choose(branch?.cloudId)).toContain('code=');
  const basic = (email = '') => ({
    authorization: `Basic ${Buffer.from(`${email}:${sandbox.apiToken.token}`).toString('base64')}`,
  });
  const mine = `${branch?.url}/rest/api/3/myself`;
  expect((await fetch(mine, { headers: basic(sofia?.email) })).status).toBe(200);
  expect((await fetch(`${lab?.url}/rest/api/3/myself`, { headers: basic(sofia?.email) })).status).toBe(401);
  const { accessToken } = sandbox.grant();
  expect((await fetch(mine, { headers: { authorization: `Bearer ${accessToken}` } })).status).toBe(401);
});

test('people remove the access under "Connected apps"', async () => {
  await start();
  const { accessToken, refreshToken } = sandbox.grant();
  const address = `${sandbox.url}/manage-profile/apps`;
  expect(await (await fetch(address)).text()).toContain('Amira Haddad allows Sidelight');
  const body = new URLSearchParams({ account_id: sandbox.people[0].accountId });
  expect(await (await fetch(address, { method: 'POST', body })).text()).toContain(
    'Nobody has connected an app',
  );
  expect((await get('/me', accessToken)).status).toBe(401);
  expect((await refresh(refreshToken)).status).toBe(403);
});

test('an app asks only for scopes it is registered for', async () => {
  await start({ appScopes: ['read:jira-work'] });
  const query = new URLSearchParams({
    audience: 'api.atlassian.com',
    client_id: sandbox.client.id,
    scope: 'read:jira-work write:jira-work',
    redirect_uri: CALLBACK,
    response_type: 'code',
  });
  expect(await sandbox.consent(`${sandbox.url}/authorize?${query}`)).toContain('error=invalid_scope');
});

test('a switch that cannot be is refused with what it could be', async () => {
  await start();
  expect(() => sandbox.set({ tokenBytes: 1 })).toThrow(
    'tokenBytes must be a number from 16 to 16384, not 1.',
  );
  await expect(startSandbox({ refreshLeewaySeconds: -1 })).rejects.toThrow('refreshLeewaySeconds');
});
