import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What reaches a model, in the words of OpenAI's chat completions. */
export interface ModelRequest {
  readonly messages: readonly { readonly role: string; readonly content?: unknown }[];
  readonly tools?: readonly { readonly function: { readonly name: string } }[];
}

export type ModelAnswer =
  /** Refuses the request, which makes no model rest. */
  | { readonly kind: 'refused' }
  /** Says the pieces, one after the other. */
  | { readonly kind: 'text'; readonly pieces: readonly string[]; readonly everyMs: number };

export interface ModelServer {
  /** Up to and with /v1. */
  readonly baseUrl: string;
  readonly requests: readonly ModelRequest[];
  close(): Promise<void>;
}

/** A language model that costs nothing: it answers as it is told and keeps what it was sent. */
export async function startModelServer(answer: (request: ModelRequest) => ModelAnswer): Promise<ModelServer> {
  const requests: ModelRequest[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body: ModelRequest = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    requests.push(body);
    await send(response, answer(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function send(response: ServerResponse, answer: ModelAnswer): Promise<void> {
  if (answer.kind === 'refused') {
    response.writeHead(400, { 'content-type': 'application/json' });
    response.end('{"error":{"message":"refused"}}');
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const content of answer.pieces) {
    response.write(event({ delta: { role: 'assistant', content } }));
    if (answer.everyMs > 0) await sleep(answer.everyMs);
  }
  response.end(`${event({ delta: {}, finish_reason: 'stop' })}data: [DONE]\n\n`);
}

function event(choice: object): string {
  const body = {
    id: 'answer',
    object: 'chat.completion.chunk',
    created: 0,
    model: 'bench',
    choices: [{ index: 0, finish_reason: null, ...choice }],
  };
  return `data: ${JSON.stringify(body)}\n\n`;
}
