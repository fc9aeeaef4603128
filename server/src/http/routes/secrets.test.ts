import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '@sidelight/jira-sandbox';
import { expect, it } from 'vitest';
import { BrowserUnderTest } from './browser-under-test.ts';
import { accessKey, startServerUnderTest } from './server-under-test.ts';

it('keeps every secret out of the database file, the log, the answers and our addresses', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sidelight-secrets-'));
  const databaseFile = join(folder, 'sidelight.db');
  const sandbox = await startSandbox({ issues: 0 });
  const server = await startServerUnderTest({ atlassian: sandbox, now: Date.now, databaseFile });
  const browser = new BrowserUnderTest(server.origin, sandbox.consent);
  const seen: string[] = [];
  const keep = async (response: Response) => {
    const { 'set-cookie': _ours, ...headers } = Object.fromEntries(response.headers);
    seen.push(JSON.stringify(headers), await response.text());
  };

  const callback = await browser.consent();
  const query = new URLSearchParams(callback.split('?')[1]);
  const binding = browser.cookies.get('sidelight_sign_in') ?? '';
  await keep(await browser.get(callback));
  const personSession = browser.cookies.get('sidelight_session') ?? '';
  const [{ id = '' } = {}] = await server.database.selectFrom('connections').select('id').execute();
  const tokens = [(await server.vault.authorize(id)).header];
  for (const path of ['/api/auth/session', '/api/token', '/api/token/events'])
    await keep(await browser.get(path));
  await keep(await browser.post('/api/token/refresh'));
  tokens.push((await server.vault.authorize(id)).header);
  for (const fault of [{ status: 500 }, { html: '<h1>Proxy</h1>' }, { drop: 'after' as const }]) {
    sandbox.faults.next({ path: '/oauth/token' }, fault);
    await keep(await browser.post('/api/token/refresh'));
  }
  await keep(await browser.get(callback));
  await keep(await browser.post('/api/auth/access-key', { accessKey: `${accessKey}!` }));
  await keep(await browser.post('/api/auth/access-key', { accessKey }));
  const serverSession = browser.cookies.get('sidelight_session') ?? '';

  const secrets = {
    code: query.get('code') ?? '',
    state: query.get('state') ?? '',
    binding,
    personSession,
    serverSession,
    accessKey,
    clientSecret: sandbox.client.secret,
    apiToken: sandbox.apiToken.token,
    basic: Buffer.from(`${sandbox.apiToken.username}:${sandbox.apiToken.token}`).toString('base64'),
    firstAccessToken: tokens[0]?.replace('Bearer ', '') ?? '',
    secondAccessToken: tokens[1]?.replace('Bearer ', '') ?? '',
    key: (await readFile(`${databaseFile}.key`, 'utf8')).trim().split(':')[1] ?? '',
  };
  const names = (await readdir(folder)).filter((name) => !name.endsWith('.key'));
  const files = await Promise.all(names.map((name) => readFile(join(folder, name))));
  const places = {
    [names.join(', ')]: Buffer.concat(files).toString('latin1'),
    log: server.log(),
    answers: seen.join('\n'),
    addresses: sandbox.calls.map(({ path, query: sent }) => `${path}?${sent}`).join('\n'),
  };
  expect(names).toContain('sidelight.db-wal');
  for (const [place, text] of Object.entries(places)) {
    expect(text.length, place).toBeGreaterThan(100);
    for (const [name, secret] of Object.entries(secrets)) {
      expect(secret.length, name).toBeGreaterThan(15);
      // The state is sent to Atlassian in the address; that is how OAuth works.
      if (place === 'addresses' && name === 'state') continue;
      expect(text.includes(secret), `${name} in ${place}`).toBe(false);
    }
  }
  await server.close();
  await sandbox.close();
  await rm(folder, { recursive: true });
});
