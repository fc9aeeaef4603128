import { parseArgs } from 'node:util';
import { createAmbient } from '../ambient.ts';
import { CodedError } from '../coded-error.ts';
import { type Config, configFromEnvironment } from '../config.ts';
import { openServices, type Services } from '../services.ts';
import { newSecretToken } from '../sessions/secret-token.ts';
import { CallbackListener } from './callback-listener.ts';
import { quietLog } from './quiet-log.ts';
import { UsageError } from './usage-error.ts';

const waitForPersonMs = 10 * 60_000;

/**
 * The OAuth flow from a terminal. An app has one callback, the server's, so this listens there itself; the connection
 * it stores is the one that the same account finds on the web page.
 */
export async function login(args: readonly string[]): Promise<number> {
  const { site } = loginOptions(args);
  const given = configFromEnvironment();
  const demo = given.demo ? await (await import('../main.ts')).attachDemoJira(given) : null;
  const config = demo?.config ?? given;
  const ambient = createAmbient();
  const services = await openServices({ config, ambient, log: quietLog });
  try {
    return await signIn(config, services, newSecretToken(ambient), site);
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    console.error(`${error.message} ${error.advice}`);
    return 1;
  } finally {
    await services.close();
    await demo?.close();
  }
}

async function signIn(
  config: Config,
  { oauth, vault }: Services,
  state: string,
  wantedSite: string | undefined,
): Promise<number> {
  if (oauth === null || config.oauth === null) {
    throw new UsageError('OAuth is not configured. Set JIRA_OAUTH_CLIENT_ID and JIRA_OAUTH_CLIENT_SECRET.');
  }
  const callback = new CallbackListener({ callbackUrl: config.oauth.callbackUrl, state });
  await callback.listen();
  console.log(`Open this address in a browser and accept:\n\n  ${oauth.authorizationUrl(state)}\n`);
  const { tokens, person, sites } = await oauth.signIn(await callback.code(waitForPersonMs));
  const connection = await vault.connect({ ...tokens, person, sites });
  const site = connection.site ?? sites.find(({ url, name }) => wantedSite === url || wantedSite === name);
  if (site === undefined) {
    console.log(
      `Signed in as ${person.displayName}. There are several sites; run this again with --site and one of:`,
    );
    for (const { url } of sites) console.log(`  ${url}`);
    return 1;
  }
  if (connection.site === null) await vault.chooseSite(connection.id, site.cloudId);
  console.log(`Signed in as ${person.displayName} at ${site.url}; scopes: ${tokens.scopes.join(' ')}.`);
  return 0;
}

function loginOptions(args: readonly string[]): { site?: string | undefined } {
  try {
    return parseArgs({ args: [...args], options: { site: { type: 'string' } } }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
