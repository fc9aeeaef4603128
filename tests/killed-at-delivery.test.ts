import { remindersSchema } from '@sidelight/contract';
import { expect, onTestFinished, test } from 'vitest';
import { BrowserUnderTest } from '../server/src/http/routes/browser-under-test.ts';
import { newFolder, type RunningServer, startServer } from './running-server.ts';
import { startSeparateJira } from './separate-jira.ts';

const count = 6;

test('a server that is killed while reminders come due loses none and delivers none a second time', async () => {
  const { folder, remove } = await newFolder();
  onTestFinished(remove);
  const jira = await startSeparateJira('--issues', '5');
  onTestFinished(() => jira.stop());
  const settings = { ...jira.oauth, SIDELIGHT_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}` };
  const start = async () => {
    const server = await startServer(settings, folder);
    onTestFinished(() => server.stop('SIGKILL'));
    return server;
  };
  let server = await start();
  const browser = new BrowserUnderTest(server.url, jira.consent);
  expect((await browser.signIn()).status).toBe(302);
  const cookie = browser.cookieHeader();
  const ask = (method: string, address: string, body?: object) =>
    fetch(`${server.url}${address}`, {
      method,
      headers: { cookie, origin: server.url, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
  const deliveries = async (from: RunningServer): Promise<ReadonlyMap<string, string>> => {
    const answer = await fetch(`${from.url}/api/reminders?state=delivered&issues=keys`, {
      headers: { cookie },
    });
    const { reminders } = remindersSchema.parse(await answer.json());
    return new Map(reminders.map(({ text, deliveredAt }) => [text ?? '', deliveredAt ?? '']));
  };

  // Due one after the other, a second between them; it is killed when some were delivered and others wait.
  const first = Math.ceil(Date.now() / 1_000) * 1_000 + 1_000;
  for (let index = 0; index < count; index += 1) {
    const at = new Date(first + index * 1_000).toISOString();
    expect((await ask('POST', '/api/reminders', { at, text: `no. ${index}` })).status).toBe(201);
  }
  await expect.poll(async () => (await deliveries(server)).size, { timeout: 15_000 }).toBeGreaterThan(1);
  const before = await deliveries(server);
  await server.stop('SIGKILL');
  // Otherwise the kill met none that was still due, and all of this would show nothing.
  expect(before.size).toBeLessThan(count);
  server = await start();
  await expect.poll(async () => (await deliveries(server)).size, { timeout: 15_000 }).toBe(count);
  const after = await deliveries(server);
  // Delivered again, it would say another moment.
  for (const [text, deliveredAt] of before) expect([text, after.get(text)]).toEqual([text, deliveredAt]);
  await server.stop();
}, 60_000);
