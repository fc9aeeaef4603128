import path from 'node:path';
import { type Sandbox, type SandboxOptions, startSandbox } from '@sidelight/jira-sandbox';
import { type Ambient, createAmbient } from '../server/src/ambient.ts';
import { type App, createApp } from '../server/src/app.ts';
import { configFromEnvironment } from '../server/src/config.ts';
import { BrowserUnderTest, type ConsentChoice } from '../server/src/http/routes/browser-under-test.ts';
import { freePort } from './browser/child-process.ts';
import { newFolder } from './running-server.ts';

export const accessKey = 'the-access-key-of-whole-app-tests';
export const extensionId = 'abcdefghijklmnopabcdefghijklmnop';

/** The whole server as app.ts puts it together, over the sandbox, in this process, on a clock that tests can move. */
export interface WholeApp {
  readonly app: App;
  readonly sandbox: Sandbox;
  /** http://localhost:PORT, where it listens. */
  readonly url: string;
  /** Where the database and its key lie. */
  readonly folder: string;
  log(): string;
  /** Moves the clocks of both, the server's and the sandbox's. */
  advance(milliseconds: number): void;
  newBrowser(): BrowserUnderTest;
  /** A browser with a session of that demo person. */
  signedIn(choice?: ConsentChoice): Promise<BrowserUnderTest>;
  close(): Promise<void>;
}

export async function startWholeApp({
  environment = {},
  sandbox: sandboxOptions = { issues: 40 },
  fetch: fetcher,
  waitsAtMostMs = Infinity,
}: {
  environment?: Readonly<Record<string, string>>;
  sandbox?: SandboxOptions;
  /** The server's way out. */
  fetch?: typeof fetch;
  /** Shortens what the server waits between repeats. */
  waitsAtMostMs?: number;
} = {}): Promise<WholeApp> {
  const { folder, remove } = await newFolder();
  const sandbox = await startSandbox(sandboxOptions);
  const { client, apiToken } = sandbox;
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const lines: string[] = [];
  let ahead = 0;
  const world = createAmbient();
  const ambient: Ambient = {
    ...world,
    sleep: (milliseconds, signal) => world.sleep(Math.min(milliseconds, waitsAtMostMs), signal),
    now: () => Date.now() + ahead,
    ...(fetcher === undefined ? {} : { fetch: fetcher }),
  };
  const app = await createApp({
    config: configFromEnvironment({
      PORT: String(port),
      DATABASE_URL: path.join(folder, 'sidelight.db'),
      ATLASSIAN_AUTH_URL: client.authUrl,
      ATLASSIAN_API_URL: client.apiUrl,
      JIRA_OAUTH_CLIENT_ID: client.id,
      JIRA_OAUTH_CLIENT_SECRET: client.secret,
      JIRA_URL: apiToken.siteUrl,
      JIRA_USERNAME: apiToken.username,
      JIRA_API_TOKEN: apiToken.token,
      ACCESS_KEY: accessKey,
      EXTENSION_IDS: extensionId,
      LOG_LEVEL: 'trace',
      ...environment,
    }),
    ambient,
    logStream: { write: (line) => lines.push(line) },
  });
  await app.listen();
  const newBrowser = () => new BrowserUnderTest(url, sandbox.consent);
  return {
    app,
    sandbox,
    url,
    folder,
    log: () => lines.join(''),
    advance(milliseconds) {
      ahead += milliseconds;
      sandbox.advance(milliseconds);
    },
    newBrowser,
    async signedIn(choice) {
      const browser = newBrowser();
      const answer = await browser.signIn(choice);
      if (answer.status !== 302) throw new Error(`The sign-in ended with ${answer.status}.`);
      return browser;
    },
    async close() {
      await app.close();
      await sandbox.close();
      await remove();
    },
  };
}
