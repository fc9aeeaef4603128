import { z } from 'zod';
import type { KeyRing } from './key-ring.ts';
import { seal, unseal } from './sealing.ts';
import { VaultError } from './vault-error.ts';

const tokenSetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('oauth'), accessToken: z.string(), refreshToken: z.string().nullable() }),
  z.object({ kind: z.literal('api-token'), username: z.string(), token: z.string() }),
]);

/** The secrets of one connection. */
export type TokenSet = z.infer<typeof tokenSetSchema>;
export type OAuthTokenSet = Extract<TokenSet, { kind: 'oauth' }>;

export function sealTokenSet(tokens: TokenSet, connectionId: string, keys: KeyRing): string {
  return seal(JSON.stringify(tokens), { purpose: 'token-set', connectionId }, keys);
}

/** Throws VaultError connection.unreadable, also for a value that opens to something else. */
export function openTokenSet(sealed: string, connectionId: string, keys: KeyRing): TokenSet {
  try {
    return tokenSetSchema.parse(JSON.parse(unseal(sealed, { purpose: 'token-set', connectionId }, keys)));
  } catch (error) {
    // Only the kind of failure goes on: a parser's message may quote what it read.
    const cause = error instanceof z.ZodError || error instanceof SyntaxError ? error.name : error;
    throw new VaultError('connection.unreadable', { cause });
  }
}

/** The whole Authorization header. */
export function authorizationHeader(tokens: TokenSet): string {
  if (tokens.kind === 'oauth') return `Bearer ${tokens.accessToken}`;
  return `Basic ${Buffer.from(`${tokens.username}:${tokens.token}`).toString('base64')}`;
}
