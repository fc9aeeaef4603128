import { stat } from 'node:fs/promises';
import path from 'node:path';
import { type Sandbox, startSandbox } from '@sidelight/jira-sandbox';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { CommandUnderTest, temporaryFolder } from './command-under-test.ts';

const accessKey = 'the-access-key-of-this-test';
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ issues: 20 });
});
afterAll(() => sandbox.close());

it.skipIf(process.platform === 'win32')('answers what is under way when it is told to stop', async () => {
  const { folder, remove } = await temporaryFolder();
  onTestFinished(remove);
  const { siteUrl, username, token } = sandbox.apiToken;
  const server = new CommandUnderTest(
    ['serve'],
    {
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: 'sidelight.db',
      JIRA_URL: siteUrl,
      JIRA_USERNAME: username,
      JIRA_API_TOKEN: token,
      ACCESS_KEY: accessKey,
    },
    folder,
  );
  onTestFinished(() => server.kill());
  const [, origin = ''] = await server.printed(/listens at (http:\S+)/);
  const signedIn = await fetch(`${origin}/api/auth/access-key`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ accessKey }),
  });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';

  const arrived = Promise.withResolvers<void>();
  const isProjects = ({ path: asked }: { path: string }) => {
    if (!asked.endsWith('/project/search')) return false;
    arrived.resolve();
    return true;
  };
  sandbox.faults.next(isProjects, { delayMs: 700 });
  const slow = fetch(`${origin}/api/jira/projects`, { headers: { cookie } });
  await arrived.promise;
  server.kill('SIGTERM');
  await server.printed(/SIGTERM: finishing/);
  expect((await slow).status).toBe(200);
  expect(await (await slow).text()).toContain('Payments');
  const { code, stderr } = await server.outcome;
  expect([code, stderr]).toEqual([0, '']);
  await expect(fetch(`${origin}/api/health`)).rejects.toThrow();
  for (const file of ['sidelight.db', 'sidelight.db.key']) {
    expect([file, (await stat(path.join(folder, file))).mode & 0o777]).toEqual([file, 0o600]);
  }
});
