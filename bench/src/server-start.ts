import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Sandbox, startSandbox } from '@sidelight/jira-sandbox';
import { environmentFor } from './product.ts';
import type { Row } from './row.ts';
import { median } from './statistics.ts';

const rounds = 7;
const built = path.resolve(import.meta.dirname, '../../server/dist/sidelight.js');
const bareServer = "require('node:http').createServer((q,s)=>s.end('{}')).listen(+process.env.PORT)";
/** Long enough for the first garbage collections; the same for both. */
const idleMilliseconds = 3_000;

interface Start {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** The built server from spawn to its first answer, and its memory when idle; beside it the barest Node server. */
export async function measureServerStart(): Promise<Row[]> {
  const sandbox = await startSandbox();
  try {
    const starts: { own: Start[]; bare: Start[] } = { own: [], bare: [] };
    for (let round = 0; round < rounds; round += 1) {
      starts.bare.push(await start(['-e', bareServer], sandbox));
      starts.own.push(await start([built, 'serve'], sandbox));
    }
    const middle = (of: Start[], what: keyof Start) => median(of.map((one) => one[what]));
    return [
      {
        what: `the built server from its start to its first answer (median of ${rounds})`,
        measured: middle(starts.own, 'milliseconds'),
        baseline: { what: 'the barest Node HTTP server', value: middle(starts.bare, 'milliseconds') },
        limit: { compared: 'value', most: 500 },
        unit: 'ms',
      },
      {
        what: `its memory when idle (median of ${rounds})`,
        measured: middle(starts.own, 'megabytes'),
        baseline: { what: 'the barest Node HTTP server', value: middle(starts.bare, 'megabytes') },
        limit: { compared: 'value', most: 130 },
        unit: 'MB',
      },
    ];
  } finally {
    await sandbox.close();
  }
}

async function start(args: string[], sandbox: Sandbox): Promise<Start> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sidelight-bench-'));
  const port = await freePort();
  const from = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: folder,
    stdio: 'ignore',
    env: {
      ...environmentFor(sandbox, folder, port),
      PATH: process.env['PATH'],
      SystemRoot: process.env['SystemRoot'],
    },
  });
  try {
    await firstAnswer(`http://127.0.0.1:${port}/api/health`, child);
    const milliseconds = performance.now() - from;
    await sleep(idleMilliseconds);
    return { milliseconds, megabytes: residentMegabytes(child) };
  } finally {
    const exited = once(child, 'exit');
    child.kill();
    await exited;
    await rm(folder, { recursive: true, force: true });
  }
}

async function firstAnswer(url: string, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended with code ${child.exitCode}`);
    try {
      if ((await fetch(url)).ok) return;
    } catch {
      await sleep(2);
    }
  }
  throw new Error('the server did not answer within 20 s');
}

function residentMegabytes({ pid }: ChildProcess): number {
  if (process.platform === 'linux') {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes) / 1024;
  }
  if (process.platform === 'win32') {
    const command = `(Get-Process -Id ${pid}).WorkingSet64`;
    return Number(execFileSync('powershell', ['-NoProfile', '-Command', command])) / 1024 / 1024;
  }
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)])) / 1024;
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
