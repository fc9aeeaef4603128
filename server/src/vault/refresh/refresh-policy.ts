const second = 1_000;
const minute = 60 * second;
const day = 24 * 60 * minute;

/** How the background keeps connections alive. Times are milliseconds. */
export interface RefreshPolicy {
  /** Connections used within this time are kept fresh; others rest and are only kept alive. */
  readonly activeMs: number;
  /** An access token of an active connection is renewed when this much of it is left, or up to five minutes before. */
  readonly aheadMs: number;
  /** A resting connection is renewed at least this often: Atlassian ends what is unused for 90 days. */
  readonly idleEveryMs: number;
  /** How long Atlassian lets a sign-in live whatever happens; null when it sets no such end. */
  readonly signInMs: number | null;
  /** Token requests that the background starts at most, evenly spread. */
  readonly perSecond: number;
  /** Token requests of the background under way at most. */
  readonly concurrency: number;
}

export const defaultRefreshPolicy: RefreshPolicy = {
  activeMs: 3 * day,
  aheadMs: 11 * minute,
  idleEveryMs: 30 * day,
  signInMs: 365 * day,
  perSecond: 20,
  concurrency: 8,
};

/** How long before its end a sign-in's end is announced to the person. */
export const announcedAheadMs = 7 * day;
