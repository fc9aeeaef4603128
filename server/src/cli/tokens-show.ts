import type { Given } from './command.ts';
import { chooseConnection } from './connection-choice.ts';
import { withServices } from './with-services.ts';

const eventsShown = 20;

/** `sidelight tokens show ID`: state and newest history; never a token. */
export async function tokensShow(given: Given): Promise<number> {
  return withServices(async ({ services }) => {
    const { vault } = services;
    const { id } = await chooseConnection(services, given.argument);
    const status = await vault.status(id);
    const { events } = await vault.events.list(id, { limit: eventsShown });
    if (given.flag('json')) {
      console.log(JSON.stringify({ id, ...status, events }, null, 2));
      return 0;
    }
    const { refreshes } = status;
    const lines: [string, string | null][] = [
      ['person', status.person.displayName],
      ['site', status.site?.url ?? null],
      ['state', `${status.state}. ${status.explanation}`],
      ['scopes', status.scopes.join(' ')],
      ['token good until', status.accessTokenExpiresAt],
      ['last renewed', status.lastRefreshAt],
      ['next renewal', status.nextRefreshAt],
      ['signed in', status.signedInAt],
      ['sign-in ends', status.signInEndsAt],
      ['renewals', `${refreshes.attempts} tried, ${refreshes.successes} done, ${refreshes.failures} failed`],
    ];
    for (const [name, value] of lines) if (value) console.log(`${name.padEnd(18)}${value}`);
    for (const { at, kind, cause, explanation } of events)
      console.log(`${at}  ${kind} (${cause})  ${explanation}`);
    return 0;
  });
}
