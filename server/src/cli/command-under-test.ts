import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bareEnvironment } from './bare-environment-under-test.ts';
import { entryUnderTest } from './entry-under-test.ts';

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** For tests: `sidelight …` as a process of its own, in a folder of its own, with no settings but the given. */
export class CommandUnderTest {
  readonly outcome: Promise<Outcome>;
  readonly #child: ChildProcess;
  #stdout = '';
  #stderr = '';
  readonly #waiting = new Set<() => void>();

  constructor(args: readonly string[], environment: Readonly<Record<string, string>>, folder: string) {
    this.#child = spawn(process.execPath, [entryUnderTest, ...args], {
      cwd: folder,
      env: bareEnvironment(environment),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const tell = () => {
      for (const look of this.#waiting) look();
    };
    this.#child.stdout?.on('data', (text: Buffer) => {
      this.#stdout += text.toString();
      tell();
    });
    this.#child.stderr?.on('data', (text: Buffer) => {
      this.#stderr += text.toString();
      tell();
    });
    this.outcome = once(this.#child, 'close').then(([code]) => {
      tell();
      return { code, stdout: this.#stdout, stderr: this.#stderr };
    });
  }

  /** The match in what it printed, as soon as it did. Rejects when it ends without. */
  async printed(pattern: RegExp): Promise<RegExpExecArray> {
    const { promise, resolve, reject } = Promise.withResolvers<RegExpExecArray>();
    const look = () => {
      const match = pattern.exec(this.#stdout);
      if (match !== null) resolve(match);
    };
    this.#waiting.add(look);
    look();
    void this.outcome.then(({ code, stderr }) =>
      reject(new Error(`Ended with ${code} before ${pattern} was printed:\n${this.#stdout}${stderr}`)),
    );
    return promise.finally(() => this.#waiting.delete(look));
  }

  /** Does nothing to one that has ended. */
  kill(signal: NodeJS.Signals = 'SIGKILL'): void {
    this.#child.kill(signal);
  }
}

export async function temporaryFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sidelight-cli-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
}
