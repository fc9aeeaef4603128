import { remindersSchema } from '@sidelight/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addressOfNotification, answerNotification } from '../extension/src/reminders/answer-notification.ts';
import { lookForReminders } from '../extension/src/reminders/look-for-reminders.ts';
import {
  doneButton,
  type NotificationOptions,
  notificationId,
  snoozeButton,
} from '../extension/src/reminders/notification.ts';
import type { Caller } from '../extension/src/reminders/reminder-calls.ts';
import { createMemoryArea } from '../extension/src/storage/memory-area.ts';
import { createAmbient } from '../server/src/ambient.ts';
import type { BrowserUnderTest } from '../server/src/http/routes/browser-under-test.ts';
import { createSessions } from '../server/src/sessions/sessions.ts';
import { startWholeApp, type WholeApp } from './whole-app.ts';

/** The extension's background work against the whole server; only the system's notifications are the test's own. */
let server: WholeApp;
let web: BrowserUnderTest;
let caller: Caller;
let area: ReturnType<typeof createMemoryArea>;
let asked: string[];
let shown: Map<string, NotificationOptions>;
let created: number;

beforeAll(async () => {
  server = await startWholeApp({ waitsAtMostMs: 20 });
  web = await server.signedIn({ accountId: server.sandbox.people[0].accountId });
  const { connections, sessionStore } = server.app.services;
  const [connection] = await connections.list(1);
  const sessions = createSessions({ store: sessionStore, ambient: createAmbient() });
  const { token } = await sessions.open({
    connectionId: connection?.id ?? '',
    carriedBy: 'bearer',
    remembered: true,
    userAgent: undefined,
  });
  const session = { sessionToken: token, expiresAt: '2099-01-01T00:00:00.000Z', server: server.url };
  caller = {
    session,
    fetch: (input, init) => {
      asked.push(`${init?.method} ${String(input).replace(server.url, '')}`);
      return fetch(input, init);
    },
  };
});
afterAll(() => server?.close());
beforeEach(async () => {
  area = createMemoryArea();
  asked = [];
  shown = new Map();
  created = 0;
  for (const { id } of await standing()) await web.send('DELETE', `/api/reminders/${id}`);
});

const notifications = {
  async create(id: string, options: NotificationOptions) {
    created += 1;
    shown.set(id, options);
  },
  async clear(id: string) {
    shown.delete(id);
  },
};
const look = (calling: Caller | null = caller) =>
  lookForReminders({ caller: calling, area, notifications, iconUrl: '/icon.png', buttons: true });

async function standing() {
  const answer = await web.get('/api/reminders?state=delivered&issues=keys');
  return remindersSchema.parse(await answer.json()).reminders;
}
async function delivered(wanted: object): Promise<string> {
  const answer = await web.post('/api/reminders', { at: '0m', ...wanted });
  const { id } = (await answer.json()) as { id: string };
  await expect.poll(async () => (await standing()).map((reminder) => reminder.id)).toContain(id);
  return notificationId(id);
}

test('each delivery is told once, with what the issue is like, and Jira is asked only then', async () => {
  await look();
  expect(asked).toEqual(['GET /api/reminders?state=delivered&issues=keys']);
  const id = await delivered({ key: 'PAY-1', text: 'call Zoë' });
  await look();
  expect(shown.get(id)).toMatchObject({
    title: 'call Zoë',
    message: expect.stringMatching(/^PAY-1 .+ \(.+\)$/),
    buttons: [{ title: 'Snooze 10 minutes' }, { title: 'Done' }],
  });
  asked = [];
  await look();
  expect([created, asked]).toEqual([1, ['GET /api/reminders?state=delivered&issues=keys']]);
});

test('the buttons snooze and dismiss it, and once more delivered it is told again', async () => {
  const id = await delivered({ text: 'stretch' });
  await look();
  expect(await answerNotification(caller, id, snoozeButton)).toBe(true);
  expect(await standing()).toEqual([]);
  await look();
  expect(shown.size).toBe(0);
  server.advance(10 * 60_000);
  await expect.poll(standing).toHaveLength(1);
  await look();
  expect([created, shown.has(id)]).toEqual([2, true]);
  expect(await answerNotification(caller, id, doneButton)).toBe(true);
  expect(await standing()).toEqual([]);
  // Pressed again, it is as done as before.
  expect(await answerNotification(caller, id, doneButton)).toBe(true);
});

test('what was answered elsewhere is taken down, and so is everything when one signs out', async () => {
  const one = await delivered({ text: 'one' });
  const two = await delivered({ text: 'two' });
  await look();
  expect([...shown.keys()].toSorted()).toEqual([one, two].toSorted());
  await web.send('DELETE', `/api/reminders/${one.replace('reminder:', '')}`);
  await look();
  expect([...shown.keys()]).toEqual([two]);
  await look(null);
  expect(shown.size).toBe(0);
});

test('a notification leads to its issue, or to where it stands', async () => {
  const of = await delivered({ key: 'PAY-1' });
  const without = await delivered({ text: 'stretch' });
  expect(await addressOfNotification(caller, of)).toBe(`${server.sandbox.site.url}/browse/PAY-1`);
  expect(await addressOfNotification(caller, without)).toBe(server.url);
  expect(await addressOfNotification(caller, 'another')).toBeNull();
});

test('a server that is away, or does not know the session, changes nothing', async () => {
  const id = await delivered({ text: 'stretch' });
  await look();
  const away = { ...caller, fetch: () => Promise.reject(new TypeError('Failed to fetch')) };
  const stranger = { ...caller, session: { ...caller.session, sessionToken: 'A'.repeat(43) } };
  for (const calling of [away, stranger]) {
    await look(calling);
    expect(await answerNotification(calling, id, doneButton)).toBe(false);
  }
  expect([...shown.keys()]).toEqual([id]);
  expect(await answerNotification(null, id, doneButton)).toBe(false);
  expect(await standing()).toHaveLength(1);
});
