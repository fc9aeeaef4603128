import type { Services } from '../services.ts';
import type { Given } from './command.ts';
import { chooseConnection } from './connection-choice.ts';
import { withServices } from './with-services.ts';

/** `sidelight tokens refresh ID`. */
export async function tokensRefresh(given: Given): Promise<number> {
  return withServices(async ({ services }) => {
    const { id } = await chooseConnection(services, given.argument);
    return refreshAndTell(services, id, given.flag('json'));
  });
}

/** Renews now, and shows the end of the access token before and after. Throws what the vault throws. */
export async function refreshAndTell({ vault }: Services, id: string, json: boolean): Promise<number> {
  const before = await vault.status(id);
  await vault.refresh(id, 'person');
  const after = await vault.status(id);
  const report = {
    connection: id,
    person: after.person.displayName,
    expiredAt: before.accessTokenExpiresAt,
    expiresAt: after.accessTokenExpiresAt,
  };
  if (json) console.log(JSON.stringify(report, null, 2));
  else {
    console.log(`Renewed the access token of ${report.person}.`);
    console.log(`  before: good until ${report.expiredAt}`);
    console.log(`  now:    good until ${report.expiresAt}`);
  }
  return 0;
}
