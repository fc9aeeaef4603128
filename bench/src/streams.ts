import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { type ModelServer, startModelServer } from './model-server.ts';
import type { Row } from './row.ts';

const many = 200;
const few = 20;
/** The server answers ten conversations of one person at a time. */
const perPerson = 10;
const pieces = Array.from({ length: 100 }, (_, index) => `This is word ${index} of the answer. `);
const everyMs = 30;

interface Load {
  readonly seconds: number;
  readonly megabytes: number;
  readonly delayMs: number;
  readonly longestDelayMs: number;
}

/** Conversations that stream at once on one process, each a hundred pieces over at least three seconds. */
export async function measureStreams(): Promise<Row[]> {
  const model = await startModelServer(() => ({ kind: 'text', pieces, everyMs }));
  const server = fork(path.join(import.meta.dirname, 'streaming-server-process.ts'), [
    model.baseUrl,
    String(many / perPerson),
  ]);
  try {
    const { url, tokens } = await told<{ url: string; tokens: string[] }>(server);
    await load(server, url, tokens, few);
    const beside = await load(server, url, tokens, few);
    const measured = await load(server, url, tokens, many);
    return rows(measured, beside, model);
  } finally {
    server.send('stop');
    await once(server, 'exit');
    await model.close();
  }
}

function rows(measured: Load, beside: Load, model: ModelServer): Row[] {
  const what = `${many} conversations streaming at once on one process, all complete`;
  const baseline = (value: number) => ({ what: `${few} of them`, value });
  return [
    {
      what: `${what}: until the last has ended`,
      measured: measured.seconds * 1000,
      baseline: baseline(beside.seconds * 1000),
      limit: { compared: 'ratio', most: 2 },
      unit: 'ms',
      details: [`${model.requests.length} answers of ${pieces.length} pieces`],
    },
    {
      what: 'the memory of the process then',
      measured: measured.megabytes,
      baseline: baseline(beside.megabytes),
      limit: { compared: 'added', most: 150 },
      unit: 'MB',
    },
    {
      what: 'how late its event loop was meanwhile (99th percentile)',
      measured: measured.delayMs,
      baseline: baseline(beside.delayMs),
      // They all begin in the same moment: that is when it is late.
      limit: { compared: 'value', most: 300 },
      unit: 'ms',
      details: [
        `longest: ${measured.longestDelayMs.toFixed(0)} ms, beside ${beside.longestDelayMs.toFixed(0)} ms`,
      ],
    },
  ];
}

async function load(
  server: ChildProcess,
  url: string,
  tokens: readonly string[],
  conversations: number,
): Promise<Load> {
  const ready = told(server);
  server.send('reset');
  await ready;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: conversations }, (_, index) => converse(url, tokens[index % tokens.length] ?? '')),
  );
  const seconds = (performance.now() - start) / 1000;
  const report = told<Omit<Load, 'seconds'>>(server);
  server.send('report');
  return { seconds, ...(await report) };
}

async function converse(url: string, token: string): Promise<void> {
  const answer = await fetch(`${url}/api/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({
      conversationId: randomUUID(),
      action: { kind: 'message', messageId: randomUUID(), text: 'Tell me everything' },
    }),
  });
  const stream = await answer.text();
  const missing = pieces.findIndex((piece) => !stream.includes(piece));
  if (!answer.ok || missing >= 0) throw new Error(`Piece ${missing} is missing: ${stream.slice(0, 500)}`);
}

async function told<Message>(server: ChildProcess): Promise<Message> {
  const [message] = await once(server, 'message');
  return message as Message;
}
