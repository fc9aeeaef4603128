import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One answer of the scripted server, in the order of the calls. */
export type ScriptedAnswer =
  | { readonly text: string }
  | { readonly calls: readonly ScriptedCall[] }
  | { readonly status: number; readonly body?: string; readonly headers?: Record<string, string> }
  | { readonly raw: string }
  /** Never answers. */
  | 'hang'
  /** Closes the connection in the middle of an answer. */
  | 'break-off'
  /** Ends the answer in its middle, as if it were over. */
  | 'cut-short'
  /** Says nothing more in the middle of an answer. */
  | 'fall-silent';

export interface ScriptedCall {
  readonly id?: string;
  readonly name: string;
  /** A text goes over the wire as it is, JSON or not. */
  readonly input: unknown;
}

export interface ScriptedModelServer {
  readonly baseUrl: string;
  /** What it was sent. `path` with the query. */
  readonly requests: {
    readonly path: string;
    readonly headers: IncomingMessage['headers'];
    readonly body: ChatCompletionRequest;
  }[];
  answer(...answers: ScriptedAnswer[]): void;
  /** What it answers when nothing else was told. */
  otherwise(answer: (request: ChatCompletionRequest) => ScriptedAnswer): void;
  /** Resolves when the next request has come. */
  asked(): Promise<void>;
  /** Resolves when the client has closed a connection whose answer was not over. */
  hungUp(): Promise<void>;
  /** Drops the answers that were not asked for. */
  forget(): void;
  close(): Promise<void>;
}

export interface ChatCompletionRequest {
  readonly model: string;
  readonly stream?: boolean;
  readonly tool_choice?: unknown;
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
  let otherwise: (request: ChatCompletionRequest) => ScriptedAnswer = () => ({
    status: 500,
    body: 'The script is over.',
  });
  const events = new EventEmitter();
  let hungUp = 0;
  const server = createServer(async (request, response) => {
    response.once('close', () => {
      if (response.writableFinished) return;
      hungUp += 1;
      events.emit('hung-up');
    });
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    requests.push({ path: request.url ?? '', headers: request.headers, body });
    events.emit('asked');
    send(response, answers.shift() ?? otherwise(body), protocol);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    answer: (...more) => answers.push(...more),
    otherwise: (answer) => {
      otherwise = answer;
    },
    asked: async () => void (await once(events, 'asked')),
    hungUp: async () => {
      if (hungUp === 0) await once(events, 'hung-up');
      hungUp -= 1;
    },
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
  if (typeof answer === 'string') {
    const begun = protocol({ text: 'I was about to say more.' }).slice(0, -4).join('');
    if (answer === 'cut-short') response.end(begun);
    else response.write(begun, () => (answer === 'break-off' ? response.destroy() : undefined));
    return;
  }
  response.end('raw' in answer ? answer.raw : protocol(answer).join(''));
}

/** What a call's input is over the wire. */
export function inputText({ input }: ScriptedCall): string {
  return typeof input === 'string' ? input : JSON.stringify(input);
}

/** The tokens that every scripted answer says it cost. */
export const scriptedUsage = { input: 25, output: 15 };

const usage = `data: ${JSON.stringify({
  id: 'chatcmpl-1',
  object: 'chat.completion.chunk',
  created: 0,
  model: 'scripted',
  choices: [],
  usage: {
    prompt_tokens: scriptedUsage.input,
    completion_tokens: scriptedUsage.output,
    total_tokens: scriptedUsage.input + scriptedUsage.output,
  },
})}\n\n`;

function chatCompletion(answer: Parameters<ScriptedProtocol>[0]): string[] {
  if ('text' in answer) {
    const pieces = answer.text.match(/.{1,12}/gs) ?? [];
    return [
      ...pieces.map((piece) => event({ delta: { role: 'assistant', content: piece } })),
      event({ delta: {}, finish_reason: 'stop' }),
      usage,
      'data: [DONE]\n\n',
    ];
  }
  const calls = answer.calls.flatMap((call, index) => {
    const { id, name } = call;
    const called = { index, id: id ?? `call_${index}`, type: 'function', function: { name, arguments: '' } };
    const pieces = inputText(call).match(/.{1,15}/gs) ?? [];
    return [
      event({ delta: { role: 'assistant', tool_calls: [called] } }),
      ...pieces.map((piece) => event({ delta: { tool_calls: [{ index, function: { arguments: piece } }] } })),
    ];
  });
  return [...calls, event({ delta: {}, finish_reason: 'tool_calls' }), usage, 'data: [DONE]\n\n'];
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
