import { startSandbox } from '@sidelight/jira-sandbox';
import { expect, onTestFinished, test } from 'vitest';
import { BrowserUnderTest, problemOf } from '../server/src/http/routes/browser-under-test.ts';
import { newFolder, startServer } from './running-server.ts';

const key = (id: string, byte: number) => `${id}:${Buffer.alloc(32, byte).toString('base64')}`;

test('a server started with other keys says so, and a new sign-in mends it; a longer ring opens both', async () => {
  const { folder, remove } = await newFolder();
  onTestFinished(remove);
  const sandbox = await startSandbox({ issues: 5 });
  onTestFinished(() => sandbox.close());
  const { client } = sandbox;
  const settings = {
    ATLASSIAN_AUTH_URL: client.authUrl,
    ATLASSIAN_API_URL: client.apiUrl,
    JIRA_OAUTH_CLIENT_ID: client.id,
    JIRA_OAUTH_CLIENT_SECRET: client.secret,
  };
  const cookies = new Map<string, string>();
  /** Starts the server with these keys; the browser keeps its cookies. */
  const withKeys = async (keys: string, visit: (browser: BrowserUnderTest) => Promise<void>) => {
    const server = await startServer({ ...settings, SIDELIGHT_KEYS: keys }, folder);
    onTestFinished(() => server.stop('SIGKILL'));
    const browser = new BrowserUnderTest(server.url, sandbox.consent);
    for (const [name, value] of cookies) browser.cookies.set(name, value);
    await visit(browser);
    for (const [name, value] of browser.cookies) cookies.set(name, value);
    await server.stop();
  };

  await withKeys(key('first', 1), async (browser) => {
    await browser.signIn();
    expect((await browser.get('/api/jira/myself')).status).toBe(200);
  });
  await withKeys(`${key('second', 2)},${key('first', 1)}`, async (browser) => {
    expect((await browser.get('/api/jira/myself')).status).toBe(200);
    // The renewed tokens are sealed with the first key of the ring.
    expect((await browser.post('/api/token/refresh')).status).toBe(200);
  });
  await withKeys(key('second', 2), async (browser) => {
    expect((await browser.get('/api/jira/myself')).status).toBe(200);
  });
  await withKeys(key('third', 3), async (browser) => {
    expect((await browser.session()).signedIn).toBe(true);
    expect(await problemOf(await browser.get('/api/jira/myself'))).toBe('connection.unreadable');
    expect(await problemOf(await browser.post('/api/token/refresh'))).toBe('connection.unreadable');
    await browser.signIn();
    expect((await browser.get('/api/jira/myself')).status).toBe(200);
  });
});
