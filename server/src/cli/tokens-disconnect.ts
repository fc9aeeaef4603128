import type { Given } from './command.ts';
import { chooseConnection } from './connection-choice.ts';
import { withServices } from './with-services.ts';

/** `sidelight tokens disconnect ID`. */
export async function tokensDisconnect(given: Given): Promise<number> {
  return withServices(async ({ services }) => {
    const { id, person } = await chooseConnection(services, given.argument);
    await services.vault.disconnect(id);
    if (given.flag('json')) console.log(JSON.stringify({ connection: id, disconnected: true }));
    else console.log(`Disconnected ${person.displayName}; the stored tokens were deleted.`);
    return 0;
  });
}
