import { type Plan, type Problem, type WriteOutput, writeOutputSchema } from '@sidelight/contract';

/** A chunk of the UI message stream, as loosely as a foreign client would read it. */
export interface SeenChunk {
  readonly type: string;
  readonly [name: string]: unknown;
}

export interface Turn {
  readonly status: number;
  readonly headers: Headers;
  readonly chunks: readonly SeenChunk[];
  /** All text deltas joined. */
  readonly text: string;
  readonly plans: readonly Plan[];
  readonly problems: readonly Omit<Problem, 'requestId'>[];
  /** The problem document when the request was refused. */
  readonly refusal: Problem | null;
}

export async function readTurn(response: Response): Promise<Turn> {
  const body = await response.text();
  const streamed = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
  const chunks = streamed ? chunksIn(body) : [];
  return {
    status: response.status,
    headers: response.headers,
    chunks,
    text: chunks.flatMap((chunk) => (chunk.type === 'text-delta' ? [String(chunk['delta'])] : [])).join(''),
    plans: chunks.flatMap((chunk) => (chunk.type === 'data-plan' ? [chunk['data'] as Plan] : [])),
    problems: chunks.flatMap((chunk) =>
      chunk.type === 'data-problem' ? [chunk['data'] as Omit<Problem, 'requestId'>] : [],
    ),
    refusal: streamed ? null : (JSON.parse(body) as Problem),
  };
}

function chunksIn(body: string): SeenChunk[] {
  return body
    .split('\n\n')
    .filter((event) => event.startsWith('data: {'))
    .map((event) => JSON.parse(event.slice('data: '.length)) as SeenChunk);
}

/** The one change that is proposed. */
export function planIn({ plans: [plan], text, problems }: Turn): Plan {
  if (plan === undefined) throw new Error(`No plan: ${text} ${JSON.stringify(problems)}`);
  return plan;
}

/** What the approved change came to. */
export function outputOf({ chunks, text, problems }: Turn): WriteOutput {
  const output = chunks.find(({ type }) => type === 'tool-output-available')?.['output'];
  if (output === undefined) throw new Error(`Not done: ${text} ${JSON.stringify(problems)}`);
  return writeOutputSchema.parse(output);
}
