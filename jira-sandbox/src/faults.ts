import type { FastifyReply, FastifyRequest } from 'fastify';

/** Which request a fault is for; what is left out matches anything. The path is given without the query. */
export type FaultMatcher =
  | { method?: string; path?: string | RegExp }
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
  /** How many matching requests it meets; default 1. */
  times?: number;
}

interface Waiting {
  matches(method: string, path: string): boolean;
  readonly fault: Fault;
  left: number;
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

  clear(): void {
    this.#waiting.length = 0;
  }

  take(method: string, path: string): Fault | null {
    const index = this.#waiting.findIndex((waiting) => waiting.matches(method, path));
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

/** Answers for the fault; false when the request shall go on to its handler. */
export async function applyFault(
  faults: Faults,
  fault: Fault,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<boolean> {
  if (fault.delayMs !== undefined) await faults.wait(fault.delayMs);
  if (fault.drop === 'before') {
    reply.hijack();
    request.raw.socket.destroy();
    return true;
  }
  if (fault.status === undefined && fault.html === undefined) return false;
  reply.code(fault.status ?? 200).headers(fault.headers ?? {});
  if (fault.html !== undefined) reply.type('text/html; charset=utf-8').send(fault.html);
  else if (typeof fault.body === 'string') reply.send(fault.body);
  else reply.type('application/json; charset=utf-8').send(JSON.stringify(fault.body ?? {}));
  return true;
}

function matching(matcher: FaultMatcher): (method: string, path: string) => boolean {
  if (typeof matcher === 'function') return (method, path) => matcher({ method, path });
  const { method, path } = matcher;
  return (actualMethod, actualPath) =>
    (method === undefined || method.toUpperCase() === actualMethod) &&
    (path === undefined ||
      (typeof path === 'string' ? actualPath === path || actualPath.endsWith(path) : path.test(actualPath)));
}
