import { type Sandbox, startSandbox } from '@sidelight/jira-sandbox';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openVaultUnderTest } from '../vault/faults/vault-under-test.ts';
import { signInAt } from '../vault/sandbox-sign-in.test-rig.ts';
import { CommandUnderTest, temporaryFolder } from './command-under-test.ts';

let sandbox: Sandbox;
let home: Awaited<ReturnType<typeof temporaryFolder>>;
let id: string;
let server: Awaited<ReturnType<typeof openVaultUnderTest>>;

beforeAll(async () => {
  [sandbox, home] = await Promise.all([startSandbox({ issues: 20 }), temporaryFolder()]);
  server = await openVaultUnderTest({
    location: { file: `${home.folder}/sidelight.db` },
    atlassianUrl: sandbox.url,
    clientSecret: sandbox.client.secret,
    now: Date.now,
  });
  const connection = await server.vault.connect(signInAt(sandbox));
  id = connection.id;
});
afterAll(async () => {
  await server.close();
  await sandbox.close();
  await home.remove();
});

function start(...args: string[]): CommandUnderTest {
  const command = new CommandUnderTest(
    args,
    {
      DATABASE_URL: 'sidelight.db',
      SIDELIGHT_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
      JIRA_OAUTH_CLIENT_ID: sandbox.client.id,
      JIRA_OAUTH_CLIENT_SECRET: sandbox.client.secret,
      ATLASSIAN_AUTH_URL: sandbox.client.authUrl,
      ATLASSIAN_API_URL: sandbox.client.apiUrl,
    },
    home.folder,
  );
  onTestFinished(() => command.kill());
  return command;
}

const json = async (...args: string[]) => {
  const { code, stdout, stderr } = await start(...args, '--json').outcome;
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout);
};

describe('sidelight check api', { timeout: 60_000 }, () => {
  it('walks every read and every write, and leaves nothing behind', async () => {
    const before = [...sandbox.site.issues.values()].map(({ key }) => key);
    const { ok, steps } = await json('check', 'api', '--write', '--project', 'PAY');
    expect([ok, steps.filter((step: { ok: boolean }) => !step.ok)]).toEqual([true, []]);
    const names: string[] = steps.map(({ name }: { name: string }) => name.split(' ')[0]);
    for (const kind of [
      'projects',
      'search',
      'count',
      'people',
      'issue',
      'comments',
      'create',
      'edit',
      'comment',
    ])
      expect(names).toContain(kind);
    expect(names.slice(-2)).toEqual(['move', 'delete']);
    expect([...sandbox.site.issues.values()].map(({ key }) => key)).toEqual(before);
  });

  it('asks where before it writes', async () => {
    const { code, stderr } = await start('check', 'api', '--write').outcome;
    expect([code, stderr]).toEqual([2, expect.stringContaining('--project KEY')]);
  });
});

describe('sidelight check refresh and tokens', { timeout: 60_000 }, () => {
  it('shows the old and the new end, while --watch tells it live', async () => {
    const watching = start('check', 'refresh', '--watch');
    await watching.printed(/Watching 1 connection/);
    const report = await json('check', 'refresh');
    expect(Date.parse(report.expiresAt)).toBeGreaterThan(Date.parse(report.expiredAt));
    await watching.printed(/refreshed \(person\)/);
    watching.kill('SIGINT');
    if (process.platform !== 'win32') expect((await watching.outcome).code).toBe(0);
  });

  it('lists, shows and disconnects, and never shows a token', async () => {
    expect(await json('tokens', 'list')).toMatchObject([{ id, state: 'connected', wayIn: 'oauth' }]);
    const { header } = await server.vault.authorize(id);
    const shown = await start('tokens', 'show', id).outcome;
    expect(shown.stdout).toMatch(/state\s+connected\./);
    expect(shown.stdout).not.toContain(header.slice('Bearer '.length));
    expect(await json('tokens', 'disconnect', id)).toEqual({ connection: id, disconnected: true });
  });

  it('says of a connection that is gone, or never was, what to do', async () => {
    const { code, stderr } = await start('tokens', 'refresh', id).outcome;
    expect([code, stderr]).toEqual([1, expect.stringContaining('Press Reconnect')]);
    const unknown = await start('tokens', 'show', 'nobody').outcome;
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('sidelight tokens list')]);
  });
});
