import path from 'node:path';
import { type Person, type Sandbox, startSandbox } from '@sidelight/jira-sandbox';
import { createAmbient } from '../../server/src/ambient.ts';
import { type App, createApp } from '../../server/src/app.ts';
import {
  type ScriptedModelServer,
  startScriptedModelServer,
} from '../../server/src/assistant/models/scripted-model-server.ts';
import { configFromEnvironment } from '../../server/src/config.ts';
import { BrowserUnderTest } from '../../server/src/http/routes/browser-under-test.ts';
import { defaultScopes, planningScopes } from '../../server/src/oauth/scopes.ts';
import { freePort } from '../browser/child-process.ts';
import { newFolder } from '../running-server.ts';
import { type JiraRest, jiraRestOf } from './jira-rest.ts';

/** Which model answers: one that says what the script says, over HTTP, or the built-in one. */
export type ModelName = 'scripted' | 'built-in';

/** Where all conversations take place: one Jira, and the whole server twice over it, once with each model. */
export interface Stage {
  readonly sandbox: Sandbox;
  readonly jira: JiraRest;
  readonly model: ScriptedModelServer;
  /** A browser with a session of that person. */
  signedIn(model: ModelName, person: Person): Promise<BrowserUnderTest>;
  /** What the clock of everything shows. */
  now(): number;
  /** Moves it. */
  advance(milliseconds: number): void;
  close(): Promise<void>;
}

/** A Monday, so that "Friday" is in the same week. */
const begin = Date.parse('2026-11-23T09:00:00Z');

export async function openStage(): Promise<Stage> {
  let ahead = 0;
  const now = () => begin + ahead;
  const { folder, remove } = await newFolder();
  const [sandbox, model] = await Promise.all([
    startSandbox({ now, issues: 240 }),
    startScriptedModelServer(),
  ]);
  const world = createAmbient();
  // What is repeated is repeated at once: how long is waited is the transport's own test.
  const ambient = { ...world, now, sleep: (_: number, signal?: AbortSignal) => world.sleep(0, signal) };
  const start = async (name: ModelName, environment: Record<string, string>) => {
    const { client } = sandbox;
    const port = await freePort();
    const app = await createApp({
      config: configFromEnvironment({
        PORT: String(port),
        DATABASE_URL: path.join(folder, `${name}.db`),
        ATLASSIAN_AUTH_URL: client.authUrl,
        ATLASSIAN_API_URL: client.apiUrl,
        JIRA_OAUTH_CLIENT_ID: client.id,
        JIRA_OAUTH_CLIENT_SECRET: client.secret,
        JIRA_OAUTH_SCOPES: [...defaultScopes, ...planningScopes].join(' '),
        LOG_LEVEL: 'silent',
        ...environment,
      }),
      ambient,
    });
    await app.http.listen({ host: '127.0.0.1', port });
    return { app, url: `http://localhost:${port}` };
  };
  const servers: Record<ModelName, { app: App; url: string }> = {
    'built-in': await start('built-in', {}),
    scripted: await start('scripted', {
      MODEL_PROVIDER: 'openai-compatible',
      MODEL_BASE_URL: model.baseUrl,
      MODEL_NAME: 'scripted',
    }),
  };
  const browsers = new Map<string, Promise<BrowserUnderTest>>();
  const signIn = async (name: ModelName, { accountId }: Person) => {
    const browser = new BrowserUnderTest(servers[name].url, sandbox.consent);
    const answer = await browser.signIn({ accountId });
    if (answer.status !== 302) throw new Error(`The sign-in ended with ${answer.status}.`);
    return browser;
  };
  return {
    sandbox,
    model,
    jira: jiraRestOf(sandbox),
    now,
    signedIn(name, person) {
      const id = `${name} ${person.accountId}`;
      const browser = browsers.get(id) ?? signIn(name, person);
      browsers.set(id, browser);
      return browser;
    },
    advance(milliseconds) {
      ahead += milliseconds;
    },
    async close() {
      await Promise.all(Object.values(servers).map(({ app }) => app.close()));
      await Promise.all([model.close(), sandbox.close()]);
      await remove();
    },
  };
}
