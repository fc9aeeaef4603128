import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { bareEnvironment } from '../../server/src/cli/bare-environment-under-test.ts';

export const root = path.resolve(import.meta.dirname, '../..');

export interface RunningProgram {
  /** Every line so far, of both streams. */
  readonly printed: readonly string[];
  /** The exit code, once it ended; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** SIGTERM unless said otherwise; resolves when it has ended. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

const patienceMs = 60_000;

/**
 * Runs a program of ours under this very Node, with nothing of the caller's own configuration, and waits until it
 * prints a line that matches `ready`. What it printed is in the error when it ends before.
 */
export async function runProgram(
  script: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  ready: RegExp,
  // Away from the checkout, whose .env is the developer's own.
  folder = tmpdir(),
): Promise<RunningProgram> {
  const child = spawn(process.execPath, [path.resolve(root, script), ...args], {
    cwd: folder,
    env: bareEnvironment(environment),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  const ended = once(child, 'exit').then(([code]): number | null => code);
  await new Promise<void>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${script} ${why}:\n${printed.join('\n')}`));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      fail(`was not ready after ${patienceMs / 1000} s`);
    }, patienceMs);
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        printed.push(line);
        if (!ready.test(line)) return;
        clearTimeout(timer);
        resolve();
      });
    }
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with code ${code}`);
    });
  });
  return { printed, ended, stop: (signal = 'SIGTERM') => stopped(child, signal) };
}

async function stopped(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

/** A port that was free a moment ago, for a program that must be told its own address beforehand. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  return address.port;
}
