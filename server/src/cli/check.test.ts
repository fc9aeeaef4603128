import { type Sandbox, startSandbox } from '@sidelight/jira-sandbox';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { CommandUnderTest, temporaryFolder } from './command-under-test.ts';

const reportSchema = z.strictObject({
  ok: z.boolean(),
  steps: z.array(z.strictObject({ name: z.string(), ok: z.boolean(), detail: z.string() })).min(1),
});

let sandbox: Sandbox;
let home: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  [sandbox, home] = await Promise.all([startSandbox({ issues: 5 }), temporaryFolder()]);
});
afterAll(async () => {
  await sandbox.close();
  await home.remove();
});

const check = (args: readonly string[], environment: Readonly<Record<string, string>>) => {
  const command = new CommandUnderTest(
    ['check', ...args],
    { DATABASE_URL: ':memory:', ...environment },
    home.folder,
  );
  onTestFinished(() => command.kill());
  return command.outcome;
};
const byApiToken = () => ({
  JIRA_URL: sandbox.apiToken.siteUrl,
  JIRA_USERNAME: sandbox.apiToken.username,
  JIRA_API_TOKEN: sandbox.apiToken.token,
});
const byOAuth = () => ({
  ATLASSIAN_AUTH_URL: sandbox.client.authUrl,
  ATLASSIAN_API_URL: sandbox.client.apiUrl,
  JIRA_OAUTH_CLIENT_ID: sandbox.client.id,
  JIRA_OAUTH_CLIENT_SECRET: sandbox.client.secret,
});

describe('sidelight check', () => {
  it('says of both ways in that they are open, and who it is', async () => {
    const { code, stdout } = await check([], { ...byApiToken(), ...byOAuth() });
    expect(code).toBe(0);
    expect(stdout).toMatch(/✓ API token: .*I am Amira Haddad \(712020:.*\); 3 projects/);
    expect(stdout).toContain('✓ OAuth 2.0: sign-in service');
    expect(stdout).toContain('✓ OAuth 2.0: scopes asked for: read:jira-user read:jira-work');
    expect(stdout).toContain('nobody has signed in yet');
    expect(stdout).not.toMatch(/✗|sandbox-api-token|sandbox-client-secret/);
  });

  it('says the same to a program', async () => {
    const { code, stdout } = await check(['--json'], byOAuth());
    const { ok, steps } = reportSchema.parse(JSON.parse(stdout));
    expect([code, ok, steps.every((step) => step.ok)]).toEqual([0, true, true]);
  });

  it('needs nothing in demo mode', async () => {
    const { code, stdout } = await check([], { DEMO_PORT: '0' });
    expect([code, stdout]).toEqual([0, expect.stringContaining('I am Amira Haddad')]);
  });

  it('ends with 1 when a credential is wrong, and says what to do', async () => {
    const { code, stdout } = await check(['--json'], {
      ...byApiToken(),
      JIRA_API_TOKEN: 'wrong-token-of-mine',
    });
    const { ok, steps } = reportSchema.parse(JSON.parse(stdout));
    expect([code, ok]).toEqual([1, false]);
    expect(steps.find((step) => !step.ok)?.detail).toContain('JIRA_API_TOKEN');
    expect(stdout).not.toContain('wrong-token-of-mine');
  });

  it('ends with 1 when Jira is down, each step with its own line', async () => {
    // Port 4 is nobody's, and none that fetch refuses of itself.
    const nowhere = 'http://127.0.0.1:4';
    const down = { ATLASSIAN_AUTH_URL: nowhere, ATLASSIAN_API_URL: nowhere };
    const { code, stdout, stderr } = await check([], { ...byOAuth(), ...down });
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout.match(/^✗ .*/gm)).toEqual([
      expect.stringMatching(/sign-in service.*ECONNREFUSED.*Check the network/),
      expect.stringMatching(/OAuth 2.0: API.*ECONNREFUSED.*Check the network/),
    ]);
  });

  it('ends with 2 when the settings are wrong', async () => {
    const { code, stderr } = await check([], { JIRA_USERNAME: 'somebody' });
    expect([code, stderr]).toEqual([2, expect.stringContaining('JIRA_URL is missing')]);
  });
});
