import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Sandbox, startSandbox } from '@sidelight/jira-sandbox';
import { type Ambient, type App, configFromEnvironment, createAmbient, createApp } from '@sidelight/server';

/** The whole product in this process, in front of a sandbox, with a session of the server's own connection. */
export interface Product {
  readonly app: App;
  readonly sandbox: Sandbox;
  /** Where its database is. */
  readonly folder: string;
  /** Cookie header of the session. */
  readonly cookie: string;
  stop(): Promise<void>;
}

const accessKey = 'access-key-of-the-benchmark';

/** Signs in at a server that was set up by `environmentFor`; answers the cookie header of the session. */
export async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/access-key`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ accessKey }),
  });
  if (!answer.ok) throw new Error(`signing in answered ${answer.status}: ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

/** The environment of a server that stands in front of `sandbox` and keeps its data in `folder`. */
export function environmentFor(sandbox: Sandbox, folder: string, port: number): NodeJS.ProcessEnv {
  return {
    PORT: String(port),
    DATABASE_URL: path.join(folder, 'sidelight.db'),
    LOG_LEVEL: 'warn',
    ACCESS_KEY: accessKey,
    JIRA_URL: sandbox.apiToken.siteUrl,
    JIRA_USERNAME: sandbox.apiToken.username,
    JIRA_API_TOKEN: sandbox.apiToken.token,
    JIRA_OAUTH_CLIENT_ID: sandbox.client.id,
    JIRA_OAUTH_CLIENT_SECRET: sandbox.client.secret,
    ATLASSIAN_AUTH_URL: sandbox.client.authUrl,
    ATLASSIAN_API_URL: sandbox.client.apiUrl,
  };
}

export async function startProduct(
  ambient: Partial<Ambient> = {},
  settings: NodeJS.ProcessEnv = {},
): Promise<Product> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sidelight-bench-'));
  const sandbox = await startSandbox();
  const config = configFromEnvironment({ ...environmentFor(sandbox, folder, 0), ...settings });
  const app = await createApp({ config, ambient: { ...createAmbient(), ...ambient } });
  await app.listen();
  const cookie = await signIn(app.url);
  return {
    app,
    sandbox,
    folder,
    cookie,
    async stop() {
      await app.close();
      await sandbox.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
