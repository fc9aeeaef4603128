import { setTimeout as sleep } from 'node:timers/promises';
import { remindersSchema } from '@sidelight/contract';
import { expect, onTestFinished, test } from 'vitest';
import { BrowserUnderTest } from '../server/src/http/routes/browser-under-test.ts';
import { newFolder, type RunningServer, startServer } from './running-server.ts';
import { startSeparateJira } from './separate-jira.ts';

const kills = 4;
const perKill = 12;

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

  let expected = 0;
  let metInTheMiddle = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    // Due one after the other over three seconds, and it is killed somewhere among them.
    const first = Math.ceil(Date.now() / 1_000) * 1_000 + 1_000;
    for (let index = 0; index < perKill; index += 1) {
      const at = new Date(first + (index % 4) * 1_000).toISOString();
      const answer = await ask('POST', '/api/reminders', { at, text: `${kill}/${index}` });
      expect(answer.status).toBe(201);
      expected += 1;
    }
    await sleep(Math.max(0, first + 600 + kill * 700 - Date.now()));
    const before = await deliveries(server);
    if (before.size < expected) metInTheMiddle += 1;
    await server.stop('SIGKILL');
    server = await start();
    await expect.poll(async () => (await deliveries(server)).size, { timeout: 15_000 }).toBe(expected);
    const after = await deliveries(server);
    // Delivered again, it would say another moment.
    for (const [text, deliveredAt] of before) expect([text, after.get(text)]).toEqual([text, deliveredAt]);
  }
  // Otherwise no kill would have met one that was still due, and all of this would show nothing.
  expect(metInTheMiddle).toBeGreaterThan(0);
  await server.stop();
}, 90_000);
