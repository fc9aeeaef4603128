/** Requests per second, by method; two operations have more. */
const perSecond: Readonly<Record<string, number>> = { GET: 100, POST: 100, PUT: 50, DELETE: 50 };
const generous = new Set(['GET /issue/:', 'POST /search/approximate-count']);
const GENEROUS_PER_SECOND = 150;

/** Token buckets per tenant, endpoint and method: each holds what a second allows, and fills up evenly. */
export class BurstBuckets {
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  /** Takes a token; `waitMs` is 0 when there was one, otherwise the time until there will be. */
  take(tenant: string, method: string, path: string, scale: number, now: number) {
    const endpoint = `${method} ${path.replace(/:\w+/g, ':')}`;
    const rate = (generous.has(endpoint) ? GENEROUS_PER_SECOND : (perSecond[method] ?? 100)) * scale;
    const limit = Math.max(1, Math.round(rate));
    const key = `${tenant} ${endpoint}`;
    const bucket = this.#buckets.get(key) ?? { tokens: limit, at: now };
    const tokens = Math.min(limit, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * rate);
    const granted = tokens >= 1;
    this.#buckets.set(key, { tokens: granted ? tokens - 1 : tokens, at: now });
    return { limit, waitMs: granted ? 0 : Math.ceil(((1 - tokens) / rate) * 1000) };
  }

  clear(): void {
    this.#buckets.clear();
  }
}
