import type { LimitReason } from './limits/rate-limits.ts';

/**
 * Which request a fault is for; what is left out matches anything. The path is given without the query. An operation is
 * the method and the path as Atlassian's reference writes it: `GET /rest/api/3/issue/{issueIdOrKey}`.
 */
export type FaultMatcher =
  | { method?: string; path?: string | RegExp; operation?: string }
  | ((call: { method: string; path: string }) => boolean);

/** What happens to it. Without `status` and `drop` the request is only delayed and then answered as usual. */
export interface Fault {
  status?: number;
  /** Sent as JSON, or as it is when a string. */
  body?: unknown;
  headers?: Record<string, string>;
  /** Wait before anything else; ends early when the sandbox closes. */
  delayMs?: number;
  /** Cut the connection before the request has any effect, or after its effect but before the answer. */
  drop?: 'before' | 'after';
  /** Answer an HTML page, as a proxy or a login wall would. */
  html?: string;
  /** 429 with the headers of this limit, which is lifted after `retryAfterSeconds` (default 2). */
  rateLimit?: LimitReason;
  retryAfterSeconds?: number;
  /** Send the headers and half of the body, then cut the connection. */
  truncate?: boolean;
  /** Send the body at this pace. */
  bytesPerSecond?: number;
  /** How many matching requests it meets; default 1. */
  times?: number;
}

interface Waiting {
  matches(call: MatchedCall): boolean;
  readonly fault: Fault;
  left: number;
}

/** A request as faults are matched: `operation` with every parameter written `{}`; null where no route is met. */
export interface MatchedCall {
  readonly method: string;
  readonly path: string;
  readonly operation: string | null;
}

/** Faults that tests line up; each meets the next matching request, the oldest first. */
export class Faults {
  readonly #waiting: Waiting[] = [];
  readonly #closing = new AbortController();

  next(matcher: FaultMatcher, fault: Fault): void {
    this.#waiting.push({ matches: matching(matcher), fault, left: fault.times ?? 1 });
  }

  /** How many requests are still to be met; 0 when every fault was used. */
  get pending(): number {
    return this.#waiting.reduce((sum, waiting) => sum + waiting.left, 0);
  }

  /** What is lined up, the oldest first. */
  get waiting(): readonly (Fault & { left: number })[] {
    return this.#waiting.map(({ fault, left }) => ({ ...fault, left }));
  }

  clear(): void {
    this.#waiting.length = 0;
  }

  take(call: MatchedCall): Fault | null {
    const index = this.#waiting.findIndex((waiting) => waiting.matches(call));
    const waiting = this.#waiting[index];
    if (waiting === undefined) return null;
    waiting.left -= 1;
    if (waiting.left <= 0) this.#waiting.splice(index, 1);
    return waiting.fault;
  }

  async wait(milliseconds: number): Promise<void> {
    const { signal } = this.#closing;
    if (signal.aborted) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      signal.addEventListener('abort', done);
    });
  }

  close(): void {
    this.#closing.abort();
    this.clear();
  }
}

function matching(matcher: FaultMatcher): (call: MatchedCall) => boolean {
  if (typeof matcher === 'function') return matcher;
  const { method, path } = matcher;
  const operation = matcher.operation === undefined ? undefined : operationName(matcher.operation);
  return (call) =>
    (method === undefined || method.toUpperCase() === call.method) &&
    (operation === undefined || operation === call.operation) &&
    (path === undefined ||
      (typeof path === 'string' ? call.path === path || call.path.endsWith(path) : path.test(call.path)));
}

/** `GET /ex/jira/:cloudId/rest/api/2/issue/:key` and `GET /rest/api/3/issue/{issueIdOrKey}` are the same operation. */
export function operationName(written: string): string {
  return written
    .trim()
    .replace(/:\w+|\{\w*\}/g, '{}')
    .replace(/ (\/ex\/jira\/\{\}|\/\{\})(?=\/rest\/)/, ' ')
    .replace(/^\w+/, (method) => method.toUpperCase())
    .replace(/ \/rest\/api\/(2|3|latest)(?=\/|$)/, ' /rest/api/3');
}
