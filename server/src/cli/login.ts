import type { Config } from '../config.ts';
import type { Services } from '../services.ts';
import { newSecretToken } from '../sessions/secret-token.ts';
import { CallbackListener } from './callback-listener.ts';
import type { Given } from './command.ts';
import { UsageError } from './usage-error.ts';
import { withServices } from './with-services.ts';

const waitForPersonMs = 10 * 60_000;

/**
 * The OAuth flow from a terminal. An app has one callback, the server's, so this listens there itself; the connection
 * it stores is the one that the same account finds on the web page.
 */
export async function login(given: Given): Promise<number> {
  return withServices(({ config, services, ambient }) =>
    signIn(config, services, newSecretToken(ambient), {
      wantedSite: given.text('site'),
      json: given.flag('json'),
    }),
  );
}

async function signIn(
  config: Config,
  { oauth, vault }: Services,
  state: string,
  { wantedSite, json }: { wantedSite: string | null; json: boolean },
): Promise<number> {
  if (oauth === null || config.oauth === null) {
    throw new UsageError('OAuth is not configured. Set JIRA_OAUTH_CLIENT_ID and JIRA_OAUTH_CLIENT_SECRET.');
  }
  const callback = new CallbackListener({ callbackUrl: config.oauth.callbackUrl, state });
  await callback.listen();
  // With --json the answer alone goes to the program; what a person must do is for the person.
  const tell = json ? console.error : console.log;
  tell(`Open this address in a browser and accept:\n\n  ${oauth.authorizationUrl(state)}\n`);
  const { tokens, person, sites } = await oauth.signIn(await callback.code(waitForPersonMs));
  const connection = await vault.connect({ ...tokens, person, sites });
  const site = connection.site ?? sites.find(({ url, name }) => wantedSite === url || wantedSite === name);
  const report = {
    connection: connection.id,
    person: person.displayName,
    site: site?.url ?? null,
    sites: sites.map(({ url }) => url),
    scopes: tokens.scopes,
  };
  if (json) console.log(JSON.stringify(report, null, 2));
  if (site === undefined) {
    tell(
      `Signed in as ${person.displayName}. There are several sites; run this again with --site and one of:`,
    );
    for (const { url } of sites) tell(`  ${url}`);
    return 1;
  }
  if (connection.site === null) await vault.chooseSite(connection.id, site.cloudId);
  tell(`Signed in as ${person.displayName} at ${site.url}; scopes: ${tokens.scopes.join(' ')}.`);
  return 0;
}
