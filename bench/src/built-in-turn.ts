import { randomUUID } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { IncomingMessage } from 'node:http';
import { startProduct } from './product.ts';
import type { Row } from './row.ts';
import { median } from './statistics.ts';

const rounds = 300;
/** Until the engine has compiled what every turn runs through. */
const warmUp = 150;

/**
 * A whole turn over HTTP with the built-in model, less the time in which a call to Jira was under way. Taken at the server,
 * from the arrival of the request to the end of its answer: what the client in this process does beside is none of its time.
 */
export async function measureBuiltInTurn(): Promise<Row[]> {
  const jira = new JiraTime();
  const server = new ServerTime();
  const product = await startProduct({ fetch: jira.fetch });
  try {
    const turns: number[] = [];
    const bare: number[] = [];
    for (let round = -warmUp; round < rounds; round += 1) {
      jira.reset();
      const answer = await fetch(`${product.app.url}/api/chat`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: product.app.url, cookie: product.cookie },
        body: JSON.stringify({
          conversationId: randomUUID(),
          timeZone: 'Europe/Paris',
          action: { kind: 'message', messageId: randomUUID(), text: 'show my open issues' },
        }),
      });
      const stream = await answer.text();
      const whole = await server.of('/api/chat');
      if (!answer.ok || !stream.includes('tool-output-available'))
        throw new Error(`no answer from the chat: ${stream}`);
      await (await fetch(`${product.app.url}/api/health`)).json();
      const ping = await server.of('/api/health');
      if (round < 0) continue;
      turns.push(whole - jira.busy());
      bare.push(ping);
    }
    return [
      {
        what: `a turn of the built-in model without Jira's time (median of ${rounds})`,
        measured: median(turns),
        baseline: { what: 'the emptiest request to the same server', value: median(bare) },
        limit: { compared: 'value', most: 5 },
        unit: 'ms',
      },
    ];
  } finally {
    server.stop();
    await product.stop();
  }
}

/** How long the servers of this process took for the newest request of a path. */
class ServerTime {
  readonly #began = new WeakMap<object, number>();
  readonly #took = new Map<string, PromiseWithResolvers<number>>();

  constructor() {
    subscribe('http.server.request.start', this.#start);
    subscribe('http.server.response.finish', this.#finish);
  }

  /** Milliseconds; forgotten once asked for. */
  async of(path: string): Promise<number> {
    const took = await this.#taking(path).promise;
    this.#took.delete(path);
    return took;
  }

  stop(): void {
    unsubscribe('http.server.request.start', this.#start);
    unsubscribe('http.server.response.finish', this.#finish);
  }

  #taking(path: string): PromiseWithResolvers<number> {
    const taking = this.#took.get(path) ?? Promise.withResolvers<number>();
    this.#took.set(path, taking);
    return taking;
  }

  readonly #start = (message: unknown) => {
    this.#began.set(requestOf(message), performance.now());
  };

  readonly #finish = (message: unknown) => {
    const request = requestOf(message);
    const began = this.#began.get(request);
    if (began !== undefined) this.#taking(request.url ?? '').resolve(performance.now() - began);
  };
}

function requestOf(message: unknown): IncomingMessage {
  if (typeof message === 'object' && message !== null && 'request' in message) {
    if (message.request instanceof IncomingMessage) return message.request;
  }
  throw new TypeError('Node reported an HTTP request in another way than it documents.');
}

/** Adds up the time in which at least one request to Jira is under way, up to the end of its body. */
class JiraTime {
  #open = 0;
  #since = 0;
  #total = 0;

  readonly fetch: typeof fetch = async (input, init) => {
    this.#enter();
    try {
      const response = await fetch(input, init);
      const body = await response.arrayBuffer();
      return new Response(response.status === 204 ? null : body, {
        status: response.status,
        headers: response.headers,
      });
    } finally {
      this.#leave();
    }
  };

  reset(): void {
    this.#total = 0;
  }

  busy(): number {
    return this.#total;
  }

  #enter(): void {
    if (this.#open === 0) this.#since = performance.now();
    this.#open += 1;
  }

  #leave(): void {
    this.#open -= 1;
    if (this.#open === 0) this.#total += performance.now() - this.#since;
  }
}
