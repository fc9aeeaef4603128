import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AppInstance } from '../app-instance.ts';
import { createHttpServer } from '../server.ts';
import { registerPages } from './pages.ts';

let folder: string;
let app: AppInstance;
let log: string[];

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'sidelight-pages-'));
  log = [];
  app = await createHttpServer({
    config: { publicUrl: 'http://localhost:8000', logLevel: 'info' },
    version: '0.0.0',
    newId: () => 'request',
    logStream: { write: (line) => log.push(line) },
  });
});
afterEach(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

async function build() {
  await mkdir(path.join(folder, 'assets'));
  await writeFile(path.join(folder, 'index.html'), '<title>Sidelight</title>');
  await writeFile(path.join(folder, 'assets', 'app-3f2a.js'), 'export {};');
}

test.each(['/', '/dashboard/token', '/dashboard/token?tab=1'])(
  '%s is the one page, asked for each time',
  async (url) => {
    await build();
    await registerPages(app, folder);
    const answer = await app.inject(url);
    expect([answer.statusCode, answer.body]).toEqual([200, '<title>Sidelight</title>']);
    expect(answer.headers['cache-control']).toBe('no-cache');
  },
);

test('files with a hash in their name are kept for ever', async () => {
  await build();
  await registerPages(app, folder);
  const answer = await app.inject('/assets/app-3f2a.js');
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
});

test.each(['/assets/../../secret', '/assets/%2e%2e%2f%2e%2e%2fsecret', '/nothing'])(
  '%s is not found, and does not become the page',
  async (url) => {
    await build();
    await registerPages(app, folder);
    const answer = await app.inject(url);
    expect(answer.statusCode).toBe(404);
    expect(answer.json().code).toBe('request.not-found');
  },
);

test('pages that are not built are said in the log, and the server goes on without them', async () => {
  await registerPages(app, folder);
  expect(log.join('')).toContain('npm run build');
  expect((await app.inject('/')).statusCode).toBe(404);
});
