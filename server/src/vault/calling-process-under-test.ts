import { createAmbient } from '../ambient.ts';
import type { DatabaseConfig } from '../config.ts';
import { createConnectionStore } from '../storage/connection-store.ts';
import { openDatabase } from '../storage/database.ts';
import { openEventBus } from '../storage/event-bus.ts';
import { createVault } from './create-vault.ts';
import { openKeyRing } from './key-ring.ts';
import { oauthClientOf } from './sandbox-sign-in.test-rig.ts';

/** What the parent tells this process by its one argument, as JSON. */
export interface CallingProcess {
  readonly database: DatabaseConfig;
  readonly key: string;
  readonly connectionId: string;
  readonly callers: number;
  readonly client: { id: string; secret: string; authUrl: string; apiUrl: string };
}

// One of several server processes, for calling-processes.test.ts: says it is ready, and when told to go lets all callers
// ask for an authorization at once and tells what they got.

const given: CallingProcess = JSON.parse(process.argv[2] ?? '');
const ambient = createAmbient();
const database = await openDatabase({ ...given.database, now: ambient.now });
const bus = await openEventBus(given.database, database);
const vault = createVault({
  store: createConnectionStore(database),
  keys: await openKeyRing({ keys: [given.key], databaseFile: '' }),
  oauth: oauthClientOf(given.client),
  apiToken: null,
  ambient,
  log: { warn: (details, message) => console.error(message, details) },
  bus,
});

process.once('message', async () => {
  const calls = Array.from({ length: given.callers }, () => vault.authorize(given.connectionId));
  const headers = (await Promise.all(calls)).map(({ header }) => header);
  process.send?.(headers);
  process.disconnect();
  await vault.settled();
  await bus.close();
  await database.destroy();
});
process.send?.('ready');
