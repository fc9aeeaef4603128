const second = 1_000;
const minute = 60 * second;

/** Connections that signed in together are spread over this time. */
const spreadMs = 5 * minute;

export interface TokenLife {
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/**
 * Whether the access token may still be handed out: a minute must be left, so that it does not run out on the way.
 * Of a token whose whole life is short (the sandbox makes some of seconds) a fifth must be left instead: a full
 * minute would make every call renew a token that was never good enough. A token from the future was stored before
 * the clock was set back: how much of it is left cannot be known.
 */
export function isUsable({ issuedAt, expiresAt }: TokenLife, now: number): boolean {
  const fromTheFuture = issuedAt - now > minute;
  return !fromTheFuture && expiresAt - now >= Math.min(minute, (expiresAt - issuedAt) / 5);
}

/**
 * When the background is to renew it: `aheadMs` before its end or up to five minutes earlier, which leaves ten minutes
 * after any ordinary delay. Of a short life, 40 to 50 % before its end, always ahead of `isUsable`.
 */
export function refreshDueAt(
  { issuedAt, expiresAt }: TokenLife,
  aheadMs: number,
  random: () => number,
): number {
  const spread = random();
  const ahead = Math.min(aheadMs + spreadMs * spread, (expiresAt - issuedAt) * (0.4 + 0.1 * spread));
  return Math.round(expiresAt - ahead);
}

/** When a resting connection is to be renewed again: within `idleEveryMs`, spread over a fifth of it. */
export function idleRefreshDueAt(now: number, idleEveryMs: number, random: () => number): number {
  return Math.round(now + idleEveryMs * (0.8 + 0.2 * random()));
}

/**
 * When to renew once more after a token request was left open (its process died, or its answer was lost) and another
 * one succeeded. Atlassian may have served the open one last and hold its refresh token for the live one; the stored
 * one then counts as used, leads to the live one within ten minutes of leeway, and ends the grant after them. Late
 * enough that the open request has arrived or never will, and early enough to fail several times within the leeway.
 */
export function confirmDueAt(now: number, refreshDueAt: number): number {
  return Math.min(refreshDueAt, now + minute);
}

/**
 * Milliseconds to wait after the nth failure in a row (from 1). Never over two and a half minutes: an answer that was
 * lost after Atlassian rotated the token can be had again only within its ten minutes of leeway.
 */
export function backOff(failures: number, random: () => number): number {
  const base = Math.min(second * 2 ** Math.min(failures - 1, 20), 2 * minute);
  return Math.round(base * (0.75 + 0.5 * random()));
}

/** However long Atlassian asks to wait: the leeway of an answer that was lost before must not pass. */
export const longestWaitMs = 5 * minute;
