import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort, runProgram } from './child-process.ts';
import { amira, demoApiToken, type Jira, jiraAt } from './jira.ts';

/** The product as `npm start` runs it: the built server as a process of its own, over a fresh database. */
export interface Product {
  readonly url: string;
  readonly accessKey: string;
  readonly jira: Jira;
  /** Its SQLite file. */
  readonly database: string;
  stop(): Promise<void>;
}

const accessKey = 'browser-tests-access-key';

/** Demo mode: the Jira inside the server's own process. */
export async function startDemo(environment: Record<string, string> = {}): Promise<Product> {
  const demoPort = await freePort();
  return await startServer(
    { DEMO_PORT: String(demoPort), ...environment },
    jiraAt(`http://127.0.0.1:${demoPort}`),
  );
}

/** The sandbox as another process, behind the two base URLs and the site's address, as a real Jira would be. */
export async function startWithSeparateJira(ways: {
  readonly oauth: boolean;
  readonly apiToken: boolean;
}): Promise<Product> {
  const jiraPort = await freePort();
  const url = `http://127.0.0.1:${jiraPort}`;
  const sandbox = await runProgram('jira-sandbox/src/main.ts', ['--port', String(jiraPort)], {}, /at http:/);
  try {
    const server = await startServer(
      {
        ...(ways.oauth
          ? {
              ATLASSIAN_AUTH_URL: url,
              ATLASSIAN_API_URL: url,
              JIRA_OAUTH_CLIENT_ID: 'sandbox-client',
              JIRA_OAUTH_CLIENT_SECRET: 'sandbox-client-secret',
            }
          : {}),
        ...(ways.apiToken ? { JIRA_URL: url, JIRA_USERNAME: amira.email, JIRA_API_TOKEN: demoApiToken } : {}),
      },
      jiraAt(url),
    );
    return {
      ...server,
      async stop() {
        await server.stop();
        await sandbox.stop();
      },
    };
  } catch (error) {
    await sandbox.stop();
    throw error;
  }
}

async function startServer(environment: Record<string, string>, jira: Jira): Promise<Product> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sidelight-product-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const database = path.join(folder, 'sidelight.db');
  const server = await runProgram(
    'server/dist/sidelight.js',
    ['serve'],
    {
      PORT: String(port),
      DATABASE_URL: database,
      ACCESS_KEY: accessKey,
      LOG_LEVEL: 'warn',
      ...environment,
    },
    /Sidelight listens at/,
    folder,
  );
  return {
    url,
    accessKey,
    jira,
    database,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
