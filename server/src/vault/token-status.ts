import type { TokenStatus } from '@sidelight/contract';
import { signInEndsExplanation } from './refresh/refresh-explanations.ts';
import { announcedAheadMs, type RefreshPolicy } from './refresh/refresh-policy.ts';
import { signInEndsAt } from './sign-in-end.ts';
import type { StoredConnection } from './store.ts';

/** What the dashboard shows. `usedAt` is a use that the store may not have yet. */
export function tokenStatus(
  connection: StoredConnection,
  { now, usedAt, policy }: { now: number; usedAt: number | null; policy: RefreshPolicy },
): TokenStatus {
  const lastUsedAt = Math.max(connection.lastUsedAt ?? 0, usedAt ?? 0) || null;
  const endsAt = connection.state === 'connected' ? signInEndsAt(connection, policy) : null;
  const endsSoon = endsAt !== null && endsAt - now <= announcedAheadMs;
  return {
    wayIn: connection.wayIn,
    person: connection.person,
    site: connection.site,
    state: connection.state,
    explanation: endsSoon ? signInEndsExplanation(endsAt) : connection.explanation,
    scopes: [...connection.scopes],
    serverTime: iso(now),
    connectedAt: iso(connection.connectedAt),
    signedInAt: connection.wayIn === 'oauth' ? iso(connection.grantBeganAt) : null,
    lastUsedAt: isoOrNull(lastUsedAt),
    accessTokenExpiresAt: isoOrNull(connection.accessTokenExpiresAt),
    lastRefreshAt: isoOrNull(connection.lastRefreshAt),
    nextRefreshAt: isoOrNull(connection.refreshDueAt),
    signInEndsAt: isoOrNull(endsAt),
    refreshes: { ...connection.refreshes },
  };
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

function isoOrNull(milliseconds: number | null): string | null {
  return milliseconds === null ? null : iso(milliseconds);
}
