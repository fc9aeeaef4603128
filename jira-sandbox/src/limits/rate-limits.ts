import type { Switches } from '../switches.ts';
import { answerPoints } from './answer-points.ts';
import { BurstBuckets } from './burst-buckets.ts';
import { IssueWrites } from './issue-writes.ts';
import { PointsQuota } from './points-quota.ts';

export const limitReasons = [
  'jira-quota-global-based',
  'jira-quota-tenant-based',
  'jira-burst-based',
  'jira-per-issue-on-write',
] as const;
export type LimitReason = (typeof limitReasons)[number];

export interface LimitedRequest {
  /** API tokens are exempt from the points per hour. */
  readonly isOAuth: boolean;
  readonly cloudId: string;
  readonly method: string;
  /** As the route declares it, below the API's base. */
  readonly path: string;
  /** Searches are reads although they are posted. */
  readonly isWrite: boolean;
  /** The issue written to, where the path names one. */
  readonly issue: string | null;
}

const NEAR_LIMIT = 0.2;
const APP = 'app';

/** Jira's three independent limits. Off unless the switch `rateLimits` is on. */
export class RateLimits {
  readonly #now: () => number;
  readonly #switches: Readonly<Switches>;
  readonly #quota = new PointsQuota();
  readonly #bursts = new BurstBuckets();
  readonly #writes = new IssueWrites();

  constructor(now: () => number, switches: Readonly<Switches>) {
    this.#now = now;
    this.#switches = switches;
  }

  /** The headers of a 429 when the request is over a limit; null when it may go on. */
  refusal(request: LimitedRequest): Record<string, string> | null {
    if (this.#switches.rateLimits === 'off') return null;
    const now = this.#now();
    const scale = this.#switches.rateLimitScale;
    const quota = request.isOAuth ? this.#quota.state(this.#holder(request), scale, now) : null;
    if (quota?.remaining === 0) return limitHeaders(this.#quotaReason(), quota.limit, quota.resetAt, now);
    const { cloudId, method, path } = request;
    const burst = this.#bursts.take(cloudId, method, path, scale, now);
    if (burst.waitMs > 0) return limitHeaders('jira-burst-based', burst.limit, now + burst.waitMs, now);
    if (request.issue === null || !request.isWrite) return null;
    const write = this.#writes.add(`${cloudId} ${request.issue}`, scale, now);
    if (write.waitMs === 0) return null;
    return limitHeaders('jira-per-issue-on-write', write.limit, now + write.waitMs, now);
  }

  /** Charges the answer; the headers that come with it. */
  charge(request: LimitedRequest, answer: unknown): Record<string, string> {
    if (this.#switches.rateLimits === 'off' || !request.isOAuth) return {};
    const now = this.#now();
    const holder = this.#holder(request);
    this.#quota.spend(holder, answerPoints(request.isWrite, request.path, answer), now);
    const { limit, remaining, resetAt } = this.#quota.state(holder, this.#switches.rateLimitScale, now);
    return {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(remaining),
      'x-ratelimit-reset': new Date(resetAt).toISOString(),
      ...(remaining < limit * NEAR_LIMIT ? { 'x-ratelimit-nearlimit': 'true' } : {}),
    };
  }

  clear(): void {
    this.#quota.clear();
    this.#bursts.clear();
    this.#writes.clear();
  }

  #holder({ cloudId }: LimitedRequest): string {
    return this.#switches.rateLimitQuota === 'tenant' ? cloudId : APP;
  }

  #quotaReason(): LimitReason {
    return this.#switches.rateLimitQuota === 'tenant' ? 'jira-quota-tenant-based' : 'jira-quota-global-based';
  }
}

/** What a 429 carries. Times in milliseconds since 1970. */
export function limitHeaders(
  reason: LimitReason,
  limit: number,
  resetAt: number,
  now: number,
): Record<string, string> {
  return {
    'retry-after': String(Math.max(1, Math.ceil((resetAt - now) / 1000))),
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': new Date(resetAt).toISOString(),
    'x-ratelimit-nearlimit': 'true',
    'ratelimit-reason': reason,
  };
}

export const LIMIT_BODY = { errorMessages: ['Rate limit exceeded. Try again later.'], errors: {} };
