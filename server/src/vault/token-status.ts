import type { TokenStatus } from '@sidelight/contract';
import { activeFor } from './refresh-timing.ts';
import type { StoredConnection } from './store.ts';

/** What the dashboard shows. `usedAt` is a use that the store may not have yet. */
export function tokenStatus(connection: StoredConnection, now: number, usedAt: number | null): TokenStatus {
  const lastUsedAt = Math.max(connection.lastUsedAt ?? 0, usedAt ?? 0) || null;
  const active = lastUsedAt !== null && now - lastUsedAt <= activeFor;
  return {
    wayIn: connection.wayIn,
    person: connection.person,
    site: connection.site,
    state: connection.state,
    explanation: connection.explanation,
    scopes: [...connection.scopes],
    serverTime: iso(now),
    connectedAt: iso(connection.connectedAt),
    lastUsedAt: isoOrNull(lastUsedAt),
    accessTokenExpiresAt: isoOrNull(connection.accessTokenExpiresAt),
    lastRefreshAt: isoOrNull(connection.lastRefreshAt),
    nextRefreshAt: active ? isoOrNull(connection.refreshDueAt) : null,
    refreshes: { ...connection.refreshes },
  };
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

function isoOrNull(milliseconds: number | null): string | null {
  return milliseconds === null ? null : iso(milliseconds);
}
