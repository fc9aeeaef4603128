import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { entryUnderTest } from '../server/src/cli/entry-under-test.ts';
import { freePort, type RunningProgram, runProgram } from './browser/child-process.ts';

/** The server as a process of its own, as `sidelight serve` runs it. */
export interface RunningServer extends RunningProgram {
  /** http://localhost:PORT */
  readonly url: string;
}

export async function startServer(
  environment: Readonly<Record<string, string>>,
  folder: string,
): Promise<RunningServer> {
  const port = await freePort();
  const program = await runProgram(
    entryUnderTest,
    ['serve'],
    {
      PORT: String(port),
      DATABASE_URL: path.join(folder, 'sidelight.db'),
      LOG_LEVEL: 'warn',
      ...environment,
    },
    /Sidelight listens at/,
    folder,
  );
  return { ...program, url: `http://localhost:${port}` };
}

export async function newFolder(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sidelight-test-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
}
