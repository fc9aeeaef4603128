import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { type Sandbox, startSandbox } from '@sidelight/jira-sandbox';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { CommandUnderTest, temporaryFolder } from './command-under-test.ts';

let sandbox: Sandbox;
let home: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  [sandbox, home] = await Promise.all([startSandbox({ issues: 5, sites: 2 }), temporaryFolder()]);
});
afterAll(async () => {
  await sandbox.close();
  await home.remove();
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function startLogin(...args: string[]) {
  const command = new CommandUnderTest(
    ['login', ...args],
    {
      DATABASE_URL: 'sidelight.db',
      JIRA_OAUTH_CLIENT_ID: sandbox.client.id,
      JIRA_OAUTH_CLIENT_SECRET: sandbox.client.secret,
      ATLASSIAN_AUTH_URL: sandbox.client.authUrl,
      ATLASSIAN_API_URL: sandbox.client.apiUrl,
      JIRA_OAUTH_CALLBACK_URL: `http://127.0.0.1:${await freePort()}/api/auth/callback`,
    },
    home.folder,
  );
  onTestFinished(() => command.kill());
  const [, authorizeUrl = ''] = await command.printed(/(http:\S+\/authorize\S+)/);
  return { command, authorizeUrl };
}

describe('sidelight login', { timeout: 60_000 }, () => {
  it('stores the connection of whoever accepts, which check then finds', async () => {
    const [, person] = sandbox.people;
    const { command, authorizeUrl } = await startLogin();
    const callback = await sandbox.consent(authorizeUrl, { accountId: person?.accountId ?? '' });
    // Somebody else's sign-in does not become this terminal's.
    const forged = new URL(callback);
    forged.searchParams.set('state', 'forged');
    expect((await fetch(forged)).status).toBe(400);
    expect((await fetch(new URL('/favicon.ico', callback))).status).toBe(404);
    expect(await (await fetch(callback)).text()).toContain('Signed in');
    const { code, stdout } = await command.outcome;
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining(`Signed in as ${person?.displayName} at ${sandbox.site.url}`),
    ]);

    const check = new CommandUnderTest(
      ['check'],
      {
        DATABASE_URL: 'sidelight.db',
        JIRA_OAUTH_CLIENT_ID: sandbox.client.id,
        JIRA_OAUTH_CLIENT_SECRET: sandbox.client.secret,
        ATLASSIAN_AUTH_URL: sandbox.client.authUrl,
        ATLASSIAN_API_URL: sandbox.client.apiUrl,
      },
      home.folder,
    );
    expect(await check.outcome).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`✓ OAuth 2.0: ${person?.displayName} at ${sandbox.site.url}: I am`),
    });
  });

  it('says so when the server, or something else, has the port of the callback', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const command = new CommandUnderTest(
      ['login'],
      {
        DATABASE_URL: 'sidelight.db',
        JIRA_OAUTH_CLIENT_ID: sandbox.client.id,
        JIRA_OAUTH_CLIENT_SECRET: sandbox.client.secret,
        ATLASSIAN_AUTH_URL: sandbox.client.authUrl,
        ATLASSIAN_API_URL: sandbox.client.apiUrl,
        JIRA_OAUTH_CALLBACK_URL: `http://127.0.0.1:${port}/api/auth/callback`,
      },
      home.folder,
    );
    const { code, stderr } = await command.outcome;
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining(`Something listens at 127.0.0.1:${port} already. Stop the server there`),
    ]);
  });

  it('ends with 2 when access was not given', async () => {
    const { command, authorizeUrl } = await startLogin();
    await (await fetch(await sandbox.consent(authorizeUrl, { accept: false }))).text();
    expect(await command.outcome).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('gave no access'),
    });
  });

  it('ends with 1 when Atlassian fails afterwards, in a sentence', async () => {
    const { command, authorizeUrl } = await startLogin();
    sandbox.faults.next({ path: '/oauth/token' }, { status: 503 });
    await (await fetch(await sandbox.consent(authorizeUrl))).text();
    const { code, stderr } = await command.outcome;
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining("Atlassian's sign-in service could not be reached"),
    ]);
  });

  it('names the sites when there are several, and takes the one that is named', async () => {
    const [first, second] = sandbox.sites;
    const accountId = sandbox.people[3]?.accountId ?? '';
    for (const { cloudId } of [first, second ?? first]) {
      const { command, authorizeUrl } = await startLogin(
        ...(cloudId === first.cloudId ? [] : ['--site', second?.url ?? '']),
      );
      await (await fetch(await sandbox.consent(authorizeUrl, { accountId, cloudId }))).text();
      expect(await command.outcome).toMatchObject({ code: 0 });
    }
    const { command, authorizeUrl } = await startLogin('--site', 'elsewhere');
    await (
      await fetch(await sandbox.consent(authorizeUrl, { accountId: sandbox.people[3]?.accountId ?? '' }))
    ).text();
    const { code } = await command.outcome;
    // The site that was picked before is kept.
    expect(code).toBe(0);
  });
});
