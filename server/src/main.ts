import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { SandboxAccess } from '@sidelight/jira-sandbox';
import { createAmbient } from './ambient.ts';
import { type App, createApp } from './app.ts';
import { type Config, configFromEnvironment } from './config.ts';
import { defaultScopes, planningScopes } from './oauth/scopes.ts';
import { StartError } from './start-error.ts';
import { startMessage } from './start-message.ts';

/** Environment → Config → app → listen → drain and stop. Resolves once the server listens. */
export async function serve(): Promise<void> {
  const started = await start(configFromEnvironment());
  console.log(startMessage(started.app));
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    // Whoever asks twice does not want to wait for requests that are still being answered.
    if (stopping) process.exit(1);
    stopping = true;
    console.log(`\n${signal}: finishing what is under way …`);
    void started.close().then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
}

async function start(config: Config): Promise<{ app: App; close(): Promise<void> }> {
  const demo = config.demo ? await startDemoJira(config) : null;
  try {
    const app = await createApp({ config: demo?.config ?? config, ambient: createAmbient() });
    try {
      await app.listen();
    } catch (error) {
      await app.close();
      throw error;
    }
    return {
      app,
      async close() {
        await app.close();
        await demo?.close();
      },
    };
  } catch (error) {
    await demo?.close();
    throw error;
  }
}

interface DemoJira {
  /** The configuration that points at it. */
  readonly config: Config;
  close(): Promise<void>;
}

/** The embedded Jira on loopback. Its sign-ins survive a restart. */
async function startDemoJira(config: Config): Promise<DemoJira> {
  const { startSandbox, GrantFileError } = await import('@sidelight/jira-sandbox');
  const folder = dataFolder(config);
  if (folder !== null) mkdirSync(folder, { recursive: true });
  const sandbox = await startSandbox({
    port: config.demoPort,
    ...(folder === null ? {} : { stateFile: path.join(folder, 'demo-jira.json') }),
  }).catch((error: unknown) => {
    if (!(error instanceof GrantFileError)) throw error;
    throw new StartError('The demo cannot start', 'Only sign-ins to the demo are kept there.', error);
  });
  return { config: inFrontOf(sandbox, config), close: () => sandbox.close() };
}

/** Where the demo keeps its sign-ins: beside the database, if that is a file. */
function dataFolder({ database }: Config): string | null {
  if ('url' in database) return path.resolve('data');
  return database.file === ':memory:' ? null : path.dirname(database.file);
}

/** For a command: the embedded Jira of the server that runs already, else one of its own meanwhile. */
export async function attachDemoJira(config: Config): Promise<DemoJira> {
  try {
    return await startDemoJira(config);
  } catch (error) {
    if (!isAddressInUse(error)) throw error;
    const { sandboxAccess } = await import('@sidelight/jira-sandbox');
    const access = sandboxAccess(`http://127.0.0.1:${config.demoPort}`);
    return { config: inFrontOf(access, config), close: async () => undefined };
  }
}

function inFrontOf({ client, apiToken }: SandboxAccess, config: Config): Config {
  const oauth = {
    clientId: client.id,
    clientSecret: client.secret,
    callbackUrl: `${config.publicUrl}/api/auth/callback`,
    scopes: [...defaultScopes, ...planningScopes],
    authUrl: client.authUrl,
    apiUrl: client.apiUrl,
  };
  return { ...config, oauth, apiToken };
}

function isAddressInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

if (import.meta.main) await serve();
