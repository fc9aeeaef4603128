import { parseArgs } from 'node:util';
import { type Ambient, createAmbient } from '../ambient.ts';
import { CodedError } from '../coded-error.ts';
import { type Config, configFromEnvironment } from '../config.ts';
import { openServices, type Services } from '../services.ts';
import type { Connection } from '../vault/connection.ts';
import { quietLog } from './quiet-log.ts';
import { UsageError } from './usage-error.ts';

/** One line of the outcome: what was tried, and how it ended in a sentence. */
export interface CheckStep {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

const connectionsChecked = 100;
const waitForAnswerMs = 10_000;

/** Is Jira reachable with each configured way in, who am I, which scopes. Exit code 0 when every step went well. */
export async function check(args: readonly string[]): Promise<number> {
  const { json } = checkOptions(args);
  const given = configFromEnvironment();
  const demo = given.demo ? await (await import('../main.ts')).attachDemoJira(given) : null;
  const config = demo?.config ?? given;
  const ambient = createAmbient();
  const steps: CheckStep[] = [];
  const tell = (step: CheckStep) => {
    steps.push(step);
    if (!json) console.log(`${step.ok ? '✓' : '✗'} ${step.name}: ${step.detail}`);
  };
  try {
    const services = await openServices({ config, ambient, log: quietLog });
    try {
      for await (const step of checkSteps(config, services, ambient)) tell(step);
    } finally {
      await services.close();
    }
  } finally {
    await demo?.close();
  }
  if (json) console.log(JSON.stringify({ ok: steps.every((step) => step.ok), steps }, null, 2));
  return steps.every((step) => step.ok) ? 0 : 1;
}

function checkOptions(args: readonly string[]): { json: boolean } {
  try {
    const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean', default: false } } });
    return values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function* checkSteps(config: Config, services: Services, ambient: Ambient): AsyncGenerator<CheckStep> {
  if (config.apiToken !== null) {
    const { siteUrl, username } = config.apiToken;
    const connection = await services.vault.adoptApiToken();
    yield await step(`API token: ${siteUrl} as ${username}`, async () => {
      if (connection === null) throw new Error('no connection');
      return describe(services, connection, 'an API token has every right of its account');
    });
  }
  if (config.oauth !== null) {
    const { authUrl, apiUrl, callbackUrl, scopes } = config.oauth;
    yield await step(`OAuth 2.0: sign-in service ${authUrl}`, () => answers(`${authUrl}/authorize`, ambient));
    yield await step(`OAuth 2.0: API ${apiUrl}`, () =>
      answers(`${apiUrl}/oauth/token/accessible-resources`, ambient),
    );
    yield {
      name: 'OAuth 2.0: callback',
      ok: true,
      detail: `${callbackUrl} (must equal the one registered for the app)`,
    };
    yield { name: 'OAuth 2.0: scopes asked for', ok: true, detail: scopes.join(' ') };
    const signedIn = (await services.connections.list(connectionsChecked)).filter(
      ({ wayIn }) => wayIn === 'oauth',
    );
    for (const connection of signedIn) {
      const where = connection.site?.url ?? 'no site picked yet';
      yield await step(`OAuth 2.0: ${connection.person.displayName} at ${where}`, () =>
        describe(services, connection, `scopes: ${connection.scopes.join(' ')}`),
      );
    }
    if (signedIn.length === 0) {
      yield {
        name: 'OAuth 2.0: people',
        ok: true,
        detail: 'nobody has signed in yet; run sidelight login or use the web page',
      };
    }
  }
}

async function describe({ jira }: Services, connection: Connection, rights: string): Promise<string> {
  const account = jira.as(connection.id, AbortSignal.timeout(waitForAnswerMs));
  const [me, { total }] = await Promise.all([account.myself(), account.projects({ limit: 1 })]);
  return `I am ${me.displayName} (${me.accountId}); ${total} ${total === 1 ? 'project' : 'projects'}; ${rights}`;
}

/** Any HTTP answer will do, a refusal too: what is asked is whether the way there is open. */
async function answers(url: string, ambient: Ambient): Promise<string> {
  const response = await ambient.fetch(url, {
    redirect: 'manual',
    signal: AbortSignal.timeout(waitForAnswerMs),
  });
  await response.body?.cancel();
  if (response.status >= 500) throw new Error(`answers ${response.status}`);
  return `answers (${response.status})`;
}

async function step(name: string, action: () => Promise<string>): Promise<CheckStep> {
  try {
    return { name, ok: true, detail: await action() };
  } catch (error) {
    return { name, ok: false, detail: explain(error) };
  }
}

function explain(error: unknown): string {
  if (error instanceof CodedError) return `${error.message} ${error.advice}`;
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error.message}${cause}. Check the network, a proxy, and the address.`;
}
