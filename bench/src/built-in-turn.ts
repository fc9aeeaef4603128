import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { on, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startSandbox } from '@sidelight/jira-sandbox';
import { environmentFor, signIn } from './product.ts';
import type { Row } from './row.ts';
import { median } from './statistics.ts';

const rounds = 300;
/** Until the engine has compiled what every turn runs through. */
const warmUp = 150;

/** Milliseconds of one request. */
interface Took {
  readonly atServer: number;
  readonly atReader: number;
  /** In which Jira was asked. */
  readonly jira: number;
  /** In which the server's thread had a processor, also for what is asked of Jira: on a busy machine the rest is waiting for one. */
  readonly worked: number;
}

/**
 * A whole turn over HTTP with the built-in model, less the time in which a call to Jira was under way. The server is alone in
 * its process, as it is where people use it: in one process with Jira and the reader it would wait for their work too.
 * What is limited is the server's own time; what its reader sees has the way there and back as well.
 */
export async function measureBuiltInTurn(): Promise<Row[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sidelight-bench-'));
  const sandbox = await startSandbox();
  const child = fork(path.join(import.meta.dirname, 'turn-server-process.ts'), {
    env: {
      PATH: process.env['PATH'],
      SystemRoot: process.env['SystemRoot'],
      ...environmentFor(sandbox, folder, 0),
    },
  });
  try {
    const turns: Took[] = [];
    const bare: Took[] = [];
    const server = await TurnServer.of(child);
    for (let round = -warmUp; round < rounds; round += 1) {
      const turn = await server.ask();
      const emptiest = await server.request('/api/health');
      if (round < 0) continue;
      turns.push(turn);
      bare.push(emptiest.took);
    }
    const middle = (of: Took[], where: 'atServer' | 'atReader') =>
      median(of.map((took) => took[where] - took.jira));
    return [
      {
        what: `a turn of the built-in model without Jira's time, at the server (median of ${rounds})`,
        measured: middle(turns, 'atServer'),
        baseline: { what: 'the emptiest request to it', value: middle(bare, 'atServer') },
        limit: { compared: 'value', most: 5 },
        unit: 'ms',
        details: [
          `on average the server's thread worked ${worked(turns)} ms in a whole turn, ${worked(bare)} ms in the emptiest request`,
        ],
      },
      {
        what: 'the same as its reader sees it',
        measured: middle(turns, 'atReader'),
        baseline: { what: 'the emptiest request, as its reader sees it', value: middle(bare, 'atReader') },
        limit: { compared: 'ratio', most: 15 },
        unit: 'ms',
      },
    ];
  } finally {
    if (child.exitCode === null) {
      const exited = once(child, 'exit');
      child.send('stop');
      await exited;
    }
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function worked(of: readonly Took[]): string {
  // Systems count it in ticks: the middle of many short ones may be none at all.
  return (of.reduce((sum, took) => sum + took.worked, 0) / of.length).toFixed(2);
}

/** The server in the other process, asked one request at a time by somebody who is signed in. */
class TurnServer {
  readonly #url: string;
  readonly #told: AsyncIterator<unknown[]>;
  #cookie = '';

  private constructor(url: string, told: AsyncIterator<unknown[]>) {
    this.#url = url;
    this.#told = told;
  }

  static async of(child: ChildProcess): Promise<TurnServer> {
    const told = on(child, 'message', { close: ['exit'] });
    const [{ url }] = (await nextOf(told)) as [{ url: string }];
    const server = new TurnServer(url, told);
    server.#cookie = await signIn(url);
    await nextOf(told);
    return server;
  }

  async ask(): Promise<Took> {
    const { took, text } = await this.request('/api/chat', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.#url, cookie: this.#cookie },
      body: JSON.stringify({
        conversationId: randomUUID(),
        timeZone: 'Europe/Paris',
        action: { kind: 'message', messageId: randomUUID(), text: 'show my open issues' },
      }),
    });
    if (!text.includes('tool-output-available')) throw new Error(`No answer from the chat: ${text}`);
    return took;
  }

  async request(address: string, init?: RequestInit): Promise<{ took: Took; text: string }> {
    const start = performance.now();
    const answer = await fetch(`${this.#url}${address}`, init);
    const text = await answer.text();
    const atReader = performance.now() - start;
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${text}`);
    const [took] = (await nextOf(this.#told)) as [Omit<Took, 'atReader'>];
    return { took: { ...took, atReader }, text };
  }
}

async function nextOf(told: AsyncIterator<unknown[]>): Promise<unknown[]> {
  const { done, value } = await told.next();
  if (done === true) throw new Error('The server ended before it had answered.');
  return value;
}
