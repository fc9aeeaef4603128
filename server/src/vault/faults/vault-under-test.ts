import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { DatabaseConfig } from '../../config.ts';
import { createOAuthClient } from '../../oauth/oauth-client.ts';
import { createConnectionStore } from '../../storage/connection-store.ts';
import { openDatabase } from '../../storage/database.ts';
import { createVault } from '../create-vault.ts';
import type { RefreshPolicy } from '../refresh/refresh-policy.ts';
import { parseKeyRing } from '../ring-entries.ts';
import type { ConnectionStore } from '../store.ts';

/** The same in every process of a test. */
export const keyOfTest = `test:${Buffer.alloc(32, 7).toString('base64')}`;

export interface VaultUnderTestOptions {
  readonly location: DatabaseConfig;
  /** Of the sandbox. */
  readonly atlassianUrl: string;
  readonly clientSecret: string;
  readonly now: () => number;
  readonly fetch?: typeof fetch;
  readonly sleep?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  readonly policy?: RefreshPolicy;
  /** To watch, or to end the process, between the steps of a refresh. */
  readonly around?: (store: ConnectionStore) => ConnectionStore;
}

/** A vault over a real database and a sandbox, as a server process has it. */
export async function openVaultUnderTest(options: VaultUnderTestOptions) {
  const { location, atlassianUrl, clientSecret, now, around = (store) => store } = options;
  const { fetch: fetcher = fetch, policy } = options;
  const sleep =
    options.sleep ??
    (async (milliseconds: number, signal?: AbortSignal) => {
      await wait(milliseconds, undefined, signal === undefined ? {} : { signal });
    });
  const database = await openDatabase({ ...location, now });
  const store = around(createConnectionStore(database));
  const warnings: string[] = [];
  const vault = createVault({
    store,
    keys: parseKeyRing([keyOfTest]),
    oauth: createOAuthClient({
      config: {
        clientId: 'sandbox-client',
        clientSecret,
        callbackUrl: 'http://localhost:8000/api/auth/callback',
        scopes: [],
        authUrl: atlassianUrl,
        apiUrl: atlassianUrl,
      },
      fetch: fetcher,
    }),
    apiToken: null,
    ambient: { now, random: Math.random, newId: randomUUID, fetch: fetcher, sleep },
    log: { warn: (_details, message) => warnings.push(message) },
    ...(policy === undefined ? {} : { policy }),
  });
  return {
    vault,
    store,
    database,
    warnings,
    async close() {
      await vault.settled();
      await database.destroy();
    },
  };
}
