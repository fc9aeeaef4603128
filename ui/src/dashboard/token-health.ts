import type { TokenEvent, TokenStatus } from '@sidelight/contract';
import { formatDateTime } from '../formats/dates.ts';

export type Health = 'good' | 'careful' | 'bad';

export interface HealthInWords {
  readonly health: Health;
  readonly title: string;
}

/** The connection's state in two or three words. `serverNow` is the server's clock, in milliseconds. */
export function healthInWords(
  status: TokenStatus,
  lastEvent: TokenEvent | undefined,
  serverNow: number,
): HealthInWords {
  if (status.state === 'reconnect-required') return { health: 'bad', title: 'Reconnect required' };
  if (status.accessTokenExpiresAt === null) return { health: 'good', title: 'Connected' };
  if (lastEvent?.kind === 'refresh-failed')
    return { health: 'careful', title: 'Connected, but the last renewal failed' };
  if (Date.parse(status.accessTokenExpiresAt) <= serverNow)
    return { health: 'careful', title: 'Connected, renewal is due' };
  return { health: 'good', title: 'Connected' };
}

/** How much of the access token's life is left, 0 to 1; undefined when its beginning is not known. */
export function lifeLeft(status: TokenStatus, serverNow: number): number | undefined {
  if (status.accessTokenExpiresAt === null) return undefined;
  const end = Date.parse(status.accessTokenExpiresAt);
  const begin = Date.parse(status.lastRefreshAt ?? status.connectedAt);
  if (end <= begin) return undefined;
  return Math.min(1, Math.max(0, (end - serverNow) / (end - begin)));
}

const announcedAhead = 7 * 86_400_000;

/** The end of the grant is far away for most of its life: it is asked for something only in the last week. */
export function signInEndInWords(signInEndsAt: string, serverNow: number): string {
  const end = formatDateTime(signInEndsAt);
  return Date.parse(signInEndsAt) - serverNow > announcedAhead
    ? `at the latest ${end}`
    : `${end} at the latest: reconnect before then`;
}
