import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { personSchema, tokenEventsSchema, tokenStatusSchema } from '@sidelight/contract';
import { expect, onTestFinished } from 'vitest';
import { BrowserUnderTest } from '../server/src/http/routes/browser-under-test.ts';
import { newFolder, type RunningServer, startServer } from './running-server.ts';
import { startSeparateJira } from './separate-jira.ts';

/** Two processes at a time over one database: as soon as one is dead its successor starts beside the other. */
const atOnce = 2;

/** Kills the server so many times while refreshes run; every connection still works afterwards. */
export async function surviveKills(kills: number): Promise<void> {
  const { folder, remove } = await newFolder();
  onTestFinished(remove);
  const jira = await startSeparateJira('--token-lifetime', '2', '--issues', '20');
  onTestFinished(() => jira.stop());
  const settings = { ...jira.oauth, SIDELIGHT_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}` };
  const start = async () => {
    const server = await startServer(settings, folder);
    onTestFinished(() => server.stop('SIGKILL'));
    return server;
  };

  const first = await start();
  const login = await new BrowserUnderTest(first.url, jira.consent).locationOf('/api/auth/login');
  const people = (await jira.people(login)).slice(0, 5);
  const browsers = await Promise.all(
    people.map(async (accountId) => {
      const browser = new BrowserUnderTest(first.url, jira.consent);
      expect((await browser.signIn({ accountId })).status).toBe(302);
      return { accountId, cookie: browser.cookieHeader() };
    }),
  );
  const ask = (server: RunningServer, cookie: string, method: string, address: string) =>
    fetch(`${server.url}${address}`, { method, headers: { cookie, origin: server.url } });

  const killDuringRefresh = async (server: RunningServer, delayMs: number) => {
    const underWay = jira.next('/oauth/token');
    const asked = browsers.map(({ cookie }) =>
      ask(server, cookie, 'POST', '/api/token/refresh').catch(() => null),
    );
    await underWay;
    await sleep(delayMs);
    await server.stop('SIGKILL');
    await Promise.all(asked);
  };
  let killed = 0;
  const killOver = async (server: RunningServer | null) => {
    for (let next = server; killed < kills; next = null) {
      killed += 1;
      // From the arrival of a token request to well after its answer was stored.
      const delayMs = Math.round((20 * killed) / kills);
      await killDuringRefresh(next ?? (await start()), delayMs);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, lane) => killOver(lane === 0 ? first : null)));
  expect(killed).toBe(kills);

  const last = await start();
  const unanswered: number[] = [];
  for (const { accountId, cookie } of browsers) {
    const me = await ask(last, cookie, 'GET', '/api/jira/myself');
    expect({ status: me.status, accountId: personSchema.parse(await me.json()).accountId }).toEqual({
      status: 200,
      accountId,
    });
    const renewed = await ask(last, cookie, 'POST', '/api/token/refresh');
    expect(renewed.status).toBe(200);
    const { state, refreshes } = tokenStatusSchema.parse(await renewed.json());
    expect(state).toBe('connected');
    unanswered.push(refreshes.attempts - refreshes.successes - refreshes.failures);
    expect((await ask(last, cookie, 'GET', '/api/jira/myself')).status).toBe(200);
    const history = await ask(last, cookie, 'GET', '/api/token/events?limit=200');
    const { events } = tokenEventsSchema.parse(await history.json());
    expect([...new Set(events.map(({ kind }) => kind))].sort()).toEqual(['connected', 'refreshed']);
  }
  // Otherwise no kill would have met a refresh, and all of this would show nothing.
  expect(Math.max(...unanswered)).toBeGreaterThan(0);
  await last.stop();
  const database = new DatabaseSync(path.join(folder, 'sidelight.db'), { readOnly: true });
  expect(database.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  database.close();
}
