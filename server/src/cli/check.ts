import type { Ambient } from '../ambient.ts';
import type { Config } from '../config.ts';
import type { Services } from '../services.ts';
import type { Connection } from '../vault/connection.ts';
import { type CheckStep, step, tellSteps } from './check-step.ts';
import type { Given } from './command.ts';
import { withServices } from './with-services.ts';

const connectionsChecked = 100;
const waitForAnswerMs = 10_000;

/** `sidelight check`: is Jira reachable with each configured way in, who am I, which scopes. */
export async function check(given: Given): Promise<number> {
  return withServices(({ config, services, ambient }) =>
    tellSteps(checkSteps(config, services, ambient), given.flag('json')),
  );
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
