import { randomUUID } from 'node:crypto';
import type { ConnectionGrant } from '../vault/store.ts';
import { createConnectionStore } from './connection-store.ts';
import type { Database } from './database.ts';

/** For tests: somebody's grant as the vault stores it, with whatever matters to the test in place of the usual. */
export function grantUnderTest(changes: Partial<ConnectionGrant> & { readonly at: number }): ConnectionGrant {
  const owner = changes.owner ?? 'ann';
  return {
    id: randomUUID(),
    owner,
    wayIn: 'oauth',
    person: { accountId: owner, displayName: owner, email: null, avatarUrl: null },
    sites: [],
    siteId: null,
    scopes: [],
    explanation: 'signed in',
    seal: () => 'sealed',
    accessTokenExpiresAt: null,
    refreshDueAt: null,
    ...changes,
  };
}

/** For tests: a connection in the database; answers its id. */
export async function connectionUnderTest(
  database: Database,
  changes: Partial<ConnectionGrant> & { readonly at: number },
): Promise<string> {
  const { value } = await createConnectionStore(database).connect(grantUnderTest(changes), {
    at: changes.at,
    kind: 'connected',
    cause: 'sign-in',
    explanation: 'signed in',
    durationMs: null,
  });
  return value.id;
}
