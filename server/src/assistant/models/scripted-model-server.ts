import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One answer of the scripted server, in the order of the calls. */
export type ScriptedAnswer =
  | { readonly text: string }
  | { readonly calls: readonly { readonly id?: string; readonly name: string; readonly input: unknown }[] }
  | { readonly status: number; readonly body?: string; readonly headers?: Record<string, string> }
  | { readonly raw: string }
  | 'hang'
  | 'break-off';

export interface ScriptedModelServer {
  readonly baseUrl: string;
  /** The bodies it was sent. */
  readonly requests: { readonly headers: IncomingMessage['headers']; readonly body: ChatCompletionRequest }[];
  answer(...answers: ScriptedAnswer[]): void;
  /** Drops the answers that were not asked for. */
  forget(): void;
  close(): Promise<void>;
}

export interface ChatCompletionRequest {
  readonly model: string;
  readonly stream?: boolean;
  readonly messages: readonly { readonly role: string; readonly content?: unknown }[];
  readonly tools?: readonly { readonly function: { readonly name: string; readonly parameters: unknown } }[];
}

/** For tests: a server that speaks OpenAI's chat completions and says what it was told to say. */
export async function startScriptedModelServer(): Promise<ScriptedModelServer> {
  const answers: ScriptedAnswer[] = [];
  const requests: ScriptedModelServer['requests'] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    requests.push({ headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) });
    send(response, answers.shift() ?? { status: 500, body: 'The script is over.' });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    answer: (...more) => answers.push(...more),
    forget: () => answers.splice(0),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, answer: ScriptedAnswer): void {
  if (answer === 'hang') return;
  if (typeof answer === 'object' && 'status' in answer) {
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    response.end(answer.body ?? JSON.stringify({ error: { message: 'refused', type: 'error' } }));
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  if (answer === 'break-off') {
    response.write(event({ delta: { role: 'assistant', content: 'I was about to' } }), () =>
      response.destroy(),
    );
    return;
  }
  if ('raw' in answer) {
    response.end(answer.raw);
    return;
  }
  if ('text' in answer) {
    for (const piece of answer.text.match(/.{1,12}/gs) ?? []) {
      response.write(event({ delta: { role: 'assistant', content: piece } }));
    }
    response.write(event({ delta: {}, finish_reason: 'stop' }));
  } else {
    answer.calls.forEach(({ id, name, input }, index) => {
      const called = {
        index,
        id: id ?? `call_${index}`,
        type: 'function',
        function: { name, arguments: '' },
      };
      response.write(event({ delta: { role: 'assistant', tool_calls: [called] } }));
      for (const piece of JSON.stringify(input).match(/.{1,15}/gs) ?? []) {
        response.write(event({ delta: { tool_calls: [{ index, function: { arguments: piece } }] } }));
      }
    });
    response.write(event({ delta: {}, finish_reason: 'tool_calls' }));
  }
  response.end('data: [DONE]\n\n');
}

function event(choice: { delta: unknown; finish_reason?: string }): string {
  const body = {
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 0,
    model: 'scripted',
    choices: [{ index: 0, finish_reason: null, ...choice }],
  };
  return `data: ${JSON.stringify(body)}\n\n`;
}
