import { randomUUID } from 'node:crypto';
import { startProduct } from './product.ts';
import type { Row } from './row.ts';
import { median } from './statistics.ts';

const rounds = 300;
/** Until the engine has compiled what every turn runs through. */
const warmUp = 150;

/** A whole turn over HTTP with the built-in model, less the time in which a call to Jira was under way. */
export async function measureBuiltInTurn(): Promise<Row[]> {
  const jira = new JiraTime();
  const product = await startProduct({ fetch: jira.fetch });
  try {
    const turns: number[] = [];
    const bare: number[] = [];
    for (let round = -warmUp; round < rounds; round += 1) {
      jira.reset();
      const start = performance.now();
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
      const whole = performance.now() - start;
      if (!answer.ok || !stream.includes('tool-output-available'))
        throw new Error(`no answer from the chat: ${stream}`);
      const pingStart = performance.now();
      await (await fetch(`${product.app.url}/api/health`)).json();
      if (round < 0) continue;
      turns.push(whole - jira.busy());
      bare.push(performance.now() - pingStart);
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
    await product.stop();
  }
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
