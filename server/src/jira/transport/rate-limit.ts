/**
 * Jira's 429, from its headers (its body is undocumented).
 * https://developer.atlassian.com/cloud/jira/platform/rate-limiting/
 */
export interface RateLimit {
  /** A quota of the hour is used up: every call of the connection would be refused until the reset. */
  readonly quota: boolean;
  /** How long Jira asks to wait; null when it does not say. */
  readonly waitMilliseconds: number | null;
}

export function rateLimitOf(headers: Headers, now: number): RateLimit {
  const quota = headers.get('ratelimit-reason')?.startsWith('jira-quota-') ?? false;
  const after = retryAfter(headers.get('retry-after'), now);
  const until = timeUntil(headers.get('x-ratelimit-reset'), now);
  // Retry-After is meant for this call; a used-up quota stays used up until the later of the two.
  const waitMilliseconds =
    quota && after !== null && until !== null ? Math.max(after, until) : (after ?? until);
  return { quota, waitMilliseconds };
}

function retryAfter(value: string | null, now: number): number | null {
  if (value === null) return null;
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000;
  return timeUntil(value, now);
}

function timeUntil(value: string | null, now: number): number | null {
  if (value === null) return null;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
