import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { BrowserUnderTest } from '../server/src/http/routes/browser-under-test.ts';
import { newFolder, startServer } from './running-server.ts';
import { startSeparateJira } from './separate-jira.ts';

test('the backup of docs/operations.md, made while the server runs, is restored with everything in it', async () => {
  const { folder, remove } = await newFolder();
  onTestFinished(remove);
  const jira = await startSeparateJira('--issues', '20');
  onTestFinished(() => jira.stop());
  // Where the documented command looks for it.
  const settings = { ...jira.oauth, DATABASE_URL: path.join('data', 'sidelight.db') };
  const server = await startServer(settings, folder);
  onTestFinished(() => server.stop('SIGKILL'));
  const browser = new BrowserUnderTest(server.url, jira.consent);
  expect((await browser.signIn()).status).toBe(302);

  const operations = await readFile(path.join(import.meta.dirname, '../docs/operations.md'), 'utf8');
  const [, script = ''] = /^node -e "(.*vacuum into.*)"$/m.exec(operations) ?? [];
  await promisify(execFile)(process.execPath, ['-e', script], { cwd: folder });
  await server.stop('SIGKILL');

  const restored = path.join(folder, 'restored');
  await mkdir(path.join(restored, 'data'), { recursive: true });
  await copyFile(path.join(folder, 'backup.db'), path.join(restored, 'data', 'sidelight.db'));
  await copyFile(
    path.join(folder, 'data', 'sidelight.db.key'),
    path.join(restored, 'data', 'sidelight.db.key'),
  );
  const again = await startServer(settings, restored);
  onTestFinished(() => again.stop());
  const returning = new BrowserUnderTest(again.url, jira.consent);
  for (const [name, value] of browser.cookies) returning.cookies.set(name, value);
  expect((await returning.get('/api/jira/myself')).status).toBe(200);
  expect((await returning.post('/api/token/refresh')).status).toBe(200);
}, 60_000);
