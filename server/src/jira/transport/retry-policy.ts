/** Atlassian's advice: at most 4 repeats, doubling, at most 30 s apart, with a jitter of 0.7 to 1.3. */
export interface RetryPolicy {
  readonly maxRepeats: number;
  /** Milliseconds before the first repeat when Jira does not say how long to wait. */
  readonly firstWait: number;
  readonly maxWait: number;
}

export const atlassianRetryPolicy: RetryPolicy = { maxRepeats: 4, firstWait: 400, maxWait: 30_000 };

/** Milliseconds before repeat number `repeat` (1 is the first); null when there must be none. */
export function waitBeforeRepeat(
  repeat: number,
  asked: number | null,
  policy: RetryPolicy,
  random: () => number,
): number | null {
  if (repeat > policy.maxRepeats) return null;
  // Coming back earlier than Jira asked only earns the next refusal: there the jitter may only add.
  if (asked !== null) return asked > policy.maxWait ? null : asked * (1 + 0.3 * random());
  const jitter = 0.7 + 0.6 * random();
  return Math.min(policy.maxWait, policy.firstWait * 2 ** (repeat - 1) * jitter);
}
