import { connectionStateSchema, personSchema, type Site, siteSchema, wayInSchema } from '@sidelight/contract';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { StoredConnection } from '../vault/store.ts';
import type { ConnectionsTable } from './schema.ts';

export type ConnectionRow = Selectable<ConnectionsTable>;

export function asConnection(row: ConnectionRow): StoredConnection {
  const sites = asSites(row.sites);
  return {
    id: row.id,
    owner: row.owner,
    wayIn: wayInSchema.parse(row.way_in),
    person: personSchema.parse(JSON.parse(row.person)),
    site: sites.find((site) => site.cloudId === row.site_id) ?? null,
    sites,
    scopes: z.array(z.string()).parse(JSON.parse(row.scopes)),
    state: connectionStateSchema.parse(row.state),
    explanation: row.explanation,
    sealedTokens: row.sealed_tokens,
    tokenVersion: row.token_version,
    connectedAt: row.connected_at,
    grantBeganAt: row.grant_began_at,
    lastUsedAt: row.last_used_at,
    accessTokenIssuedAt: row.access_token_issued_at,
    accessTokenExpiresAt: row.access_token_expires_at,
    lastRefreshAt: row.last_refresh_at,
    refreshDueAt: row.refresh_due_at,
    idle: row.idle === 1,
    refreshes: {
      attempts: row.refresh_attempts,
      successes: row.refresh_successes,
      failures: row.refresh_failures,
    },
  };
}

export function asSites(json: string): Site[] {
  return z.array(siteSchema).parse(JSON.parse(json));
}
