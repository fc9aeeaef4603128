import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createOAuthClient } from '../oauth/oauth-client.ts';
import { createConnectionStore } from '../storage/connection-store.ts';
import { openDatabase } from '../storage/database.ts';
import { createVault } from './create-vault.ts';
import { openKeyRing } from './key-ring.ts';

/** The process that kill.test.ts kills: a vault with its refresher, and callers who use every connection. */
const [, , databaseFile = '', sandboxUrl = '', clientSecret = '', ...connectionIds] = process.argv;

const ambient = {
  now: Date.now,
  random: Math.random,
  newId: randomUUID,
  randomBytes: (length: number) => randomBytes(length),
  fetch,
  sleep: async (milliseconds: number, signal?: AbortSignal) => {
    await sleep(milliseconds, undefined, signal === undefined ? {} : { signal });
  },
};
const log = { warn: (details: object, message: string) => console.error(message, details) };
const store = createConnectionStore(await openDatabase({ file: databaseFile, now: ambient.now }));
const vault = createVault({
  store,
  keys: await openKeyRing({ keys: null, databaseFile }),
  oauth: createOAuthClient({
    config: {
      clientId: 'sandbox-client',
      clientSecret,
      callbackUrl: 'http://localhost:8000/api/auth/callback',
      scopes: [],
      authUrl: sandboxUrl,
      apiUrl: sandboxUrl,
    },
    fetch,
  }),
  apiToken: null,
  ambient,
  log,
});
vault.background().start();
await Promise.all(
  connectionIds.map(async (connectionId) => {
    for (;;) {
      await vault.authorize(connectionId);
      await sleep(5);
    }
  }),
);
