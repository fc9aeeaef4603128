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
  /** What it was sent. `path` with the query. */
  readonly requests: {
    readonly path: string;
    readonly headers: IncomingMessage['headers'];
    readonly body: ChatCompletionRequest;
  }[];
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

/** What the server says in words of one protocol: the events of a stream, each as it goes over the wire. */
export type ScriptedProtocol = (
  answer: Extract<ScriptedAnswer, { text: string } | { calls: unknown }>,
) => string[];

/** For tests: a server that speaks OpenAI's chat completions, or another protocol, and says what it was told to say. */
export async function startScriptedModelServer(
  protocol: ScriptedProtocol = chatCompletion,
): Promise<ScriptedModelServer> {
  const answers: ScriptedAnswer[] = [];
  const requests: ScriptedModelServer['requests'] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    requests.push({ path: request.url ?? '', headers: request.headers, body });
    send(response, answers.shift() ?? { status: 500, body: 'The script is over.' }, protocol);
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

function send(response: ServerResponse, answer: ScriptedAnswer, protocol: ScriptedProtocol): void {
  if (answer === 'hang') return;
  if (typeof answer === 'object' && 'status' in answer) {
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    response.end(answer.body ?? JSON.stringify({ error: { message: 'refused', type: 'error' } }));
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  if (answer === 'break-off') {
    const begun = protocol({ text: 'I was about to say more.' }).slice(0, -3).join('');
    response.write(begun, () => response.destroy());
    return;
  }
  response.end('raw' in answer ? answer.raw : protocol(answer).join(''));
}

function chatCompletion(answer: Parameters<ScriptedProtocol>[0]): string[] {
  if ('text' in answer) {
    const pieces = answer.text.match(/.{1,12}/gs) ?? [];
    return [
      ...pieces.map((piece) => event({ delta: { role: 'assistant', content: piece } })),
      event({ delta: {}, finish_reason: 'stop' }),
      'data: [DONE]\n\n',
    ];
  }
  const calls = answer.calls.flatMap(({ id, name, input }, index) => {
    const called = { index, id: id ?? `call_${index}`, type: 'function', function: { name, arguments: '' } };
    const pieces = JSON.stringify(input).match(/.{1,15}/gs) ?? [];
    return [
      event({ delta: { role: 'assistant', tool_calls: [called] } }),
      ...pieces.map((piece) => event({ delta: { tool_calls: [{ index, function: { arguments: piece } }] } })),
    ];
  });
  return [...calls, event({ delta: {}, finish_reason: 'tool_calls' }), 'data: [DONE]\n\n'];
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
