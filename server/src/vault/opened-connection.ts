import type { KeyRing } from './key-ring.ts';
import { isUsable } from './refresh/refresh-timing.ts';
import type { StoredConnection } from './store.ts';
import { openTokenSet, type TokenSet } from './token-set.ts';
import { VaultError } from './vault-error.ts';

/** A connection with its secrets in the clear: only in memory, never logged. */
export interface OpenedConnection {
  readonly connection: StoredConnection;
  readonly tokens: TokenSet;
}

/** Throws VaultError connection.reconnect-required without tokens, connection.unreadable when they do not open. */
export function openConnection(connection: StoredConnection | null, keys: KeyRing): OpenedConnection {
  if (connection === null) throw new VaultError('connection.reconnect-required');
  if (connection.sealedTokens === null || connection.state === 'reconnect-required') {
    throw new VaultError('connection.reconnect-required', { detail: connection.explanation });
  }
  return { connection, tokens: openTokenSet(connection.sealedTokens, connection.id, keys) };
}

/** True when the access token has enough life left to be handed out; always true of an API token. */
export function hasUsableToken({ connection }: OpenedConnection, now: number): boolean {
  const { accessTokenIssuedAt: issuedAt, accessTokenExpiresAt: expiresAt } = connection;
  return issuedAt === null || expiresAt === null || isUsable({ issuedAt, expiresAt }, now);
}

/** True while Atlassian would still take the access token. */
export function hasLife({ connection }: OpenedConnection, now: number): boolean {
  return connection.accessTokenExpiresAt === null || connection.accessTokenExpiresAt > now;
}
