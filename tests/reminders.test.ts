import { type Reminder, reminderSchema, remindersSchema } from '@sidelight/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type BrowserUnderTest, problemOf } from '../server/src/http/routes/browser-under-test.ts';
import { jiraRestOf } from './conversations/jira-rest.ts';
import { startWholeApp, type WholeApp } from './whole-app.ts';

const hour = 3_600_000;

let server: WholeApp;
let amira: BrowserUnderTest;
let tomas: BrowserUnderTest;

beforeAll(async () => {
  // The scan looks every few milliseconds instead of seconds.
  server = await startWholeApp({ waitsAtMostMs: 20 });
  const [first, second] = server.sandbox.people;
  amira = await server.signedIn({ accountId: first.accountId });
  tomas = await server.signedIn({ accountId: second?.accountId ?? '' });
});
afterAll(() => server?.close());
beforeEach(async () => {
  for (const browser of [amira, tomas]) {
    for (const { id } of await listOf(browser)) await browser.send('DELETE', `/api/reminders/${id}`);
  }
});

async function listOf(browser: BrowserUnderTest, query = ''): Promise<Reminder[]> {
  const answer = await browser.get(`/api/reminders${query}`);
  expect(answer.status).toBe(200);
  return remindersSchema.parse(await answer.json()).reminders;
}
async function set(browser: BrowserUnderTest, wanted: object): Promise<Reminder> {
  const answer = await browser.post('/api/reminders', { timeZone: 'Europe/Berlin', ...wanted });
  expect(answer.status).toBe(201);
  return reminderSchema.parse(await answer.json());
}
const delivered = (browser: BrowserUnderTest) => listOf(browser, '?state=delivered');

test('a reminder of an issue is delivered when its time comes, and shows the issue as it is then', async () => {
  const jira = jiraRestOf(server.sandbox);
  const key = await jira.newIssue({ summary: 'Grease the crane' });
  const reminder = await set(amira, { at: '2h', key: key.toLowerCase(), text: 'with the new oil' });
  expect(reminder).toMatchObject({
    text: 'with the new oil',
    issue: { key, url: `${server.sandbox.site.url}/browse/${key}`, now: { summary: 'Grease the crane' } },
    deliveredAt: null,
  });
  expect(await delivered(amira)).toEqual([]);
  await jira.ask('PUT', `/rest/api/3/issue/${key}`, { fields: { summary: 'Grease both cranes' } });
  server.advance(2 * hour);
  await expect
    .poll(() => delivered(amira))
    .toMatchObject([
      { id: reminder.id, issue: { key, now: { summary: 'Grease both cranes', status: {} }, why: null } },
    ]);
  expect(await listOf(tomas)).toEqual([]);
  // What Jira writes is asked only when it is to be shown.
  expect(await listOf(amira, '?issues=keys')).toMatchObject([{ issue: { key, now: null, why: null } }]);

  await jira.ask('DELETE', `/rest/api/3/issue/${key}`);
  const [gone] = await delivered(amira);
  expect(gone?.issue).toMatchObject({ now: null, why: expect.stringContaining('does not show it') });
});

test('one that was snoozed waits again, and one that was dismissed is gone', async () => {
  const { id } = await set(amira, { at: '0m', text: 'stretch' });
  await expect.poll(() => delivered(amira)).toHaveLength(1);
  const snoozed = await amira.post(`/api/reminders/${id}/snooze`, { at: '10m', timeZone: 'Europe/Berlin' });
  expect(reminderSchema.parse(await snoozed.json())).toMatchObject({ id, deliveredAt: null });
  expect(await delivered(amira)).toEqual([]);
  server.advance(hour / 6);
  await expect.poll(() => delivered(amira)).toMatchObject([{ id }]);
  expect((await amira.send('DELETE', `/api/reminders/${id}`)).status).toBe(204);
  expect(await listOf(amira)).toEqual([]);
  expect(await problemOf(await amira.send('DELETE', `/api/reminders/${id}`))).toBe('reminder.unknown');
});

test.each([
  ['sees', 'GET', ''],
  ['dismisses', 'DELETE', '/ID'],
  ['snoozes', 'POST', '/ID/snooze'],
])('nobody else %s a reminder', async (_what, method, address) => {
  const { id } = await set(amira, { at: '2h', text: 'mine' });
  const path = `/api/reminders${address.replace('ID', id)}`;
  const answer = await tomas.send(method, path, method === 'POST' ? { at: '3h' } : undefined);
  if (method === 'GET') expect(remindersSchema.parse(await answer.json()).reminders).toEqual([]);
  else expect([answer.status, await problemOf(answer)]).toEqual([404, 'reminder.unknown']);
  expect(await listOf(amira)).toMatchObject([{ id, text: 'mine', deliveredAt: null }]);
});

test.each([
  [{ at: '2020-01-01T09:00', text: 'x' }, 422, 'reminder.time-impossible'],
  [{ at: '2h ago', text: 'x' }, 422, 'reminder.time-unclear'],
  [{ at: 'whenever', text: 'x' }, 422, 'reminder.time-unclear'],
  [{ at: '2h' }, 422, 'reminder.nothing'],
  [{ at: '2h', key: 'PAY-99999' }, 404, 'jira.not-found'],
  [{ at: '2h', key: 'nonsense' }, 422, 'request.invalid'],
  [{ at: '2h', text: 'x'.repeat(501) }, 422, 'request.invalid'],
  [{ at: '2h', text: 'x', connectionId: 'other' }, 422, 'request.invalid'],
])('%o is refused', async (wanted, status, code) => {
  const answer = await amira.post('/api/reminders', wanted);
  expect([answer.status, await problemOf(answer)]).toEqual([status, code]);
  expect(await listOf(amira)).toEqual([]);
});

test('there is room for a hundred', async () => {
  const { id } = await set(amira, { at: '1d', text: 'the first' });
  await Promise.all(Array.from({ length: 99 }, (_, index) => set(amira, { at: '2d', text: `no. ${index}` })));
  const refused = await amira.post('/api/reminders', { at: '1d', text: 'one too many' });
  expect([refused.status, await problemOf(refused)]).toEqual([409, 'reminder.too-many']);
  await amira.send('DELETE', `/api/reminders/${id}`);
  await set(amira, { at: '1d', text: 'in its place' });
  await set(tomas, { at: '1d', text: 'of somebody else' });
});

test('an open page hears of each change at once, and of nobody else', async () => {
  const stream = await fetch(`${server.url}/api/reminders/stream`, {
    headers: { cookie: amira.cookieHeader() },
  });
  const reader = (stream.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const heard = async (count: number) => {
    while ((text.match(/^event: reminders$/gm) ?? []).length < count)
      text += (await reader.read()).value ?? '';
  };
  await heard(1);
  await set(tomas, { at: '0m', text: 'not for Amira' });
  await expect.poll(() => delivered(tomas)).toHaveLength(1);
  const { id } = await set(amira, { at: '1h', text: 'for Amira' });
  await heard(2);
  server.advance(hour);
  await heard(3);
  await amira.post(`/api/reminders/${id}/snooze`, { at: '1h' });
  await heard(4);
  await amira.send('DELETE', `/api/reminders/${id}`);
  await heard(5);
  await reader.cancel();
  expect(text.match(/^event: reminders$/gm)).toHaveLength(5);
});

test('those of who is signed out wait, and without a connection to Jira they are shown by their words', async () => {
  const accountId = server.sandbox.people[2]?.accountId ?? '';
  const before = await server.signedIn({ accountId });
  await set(before, { at: '1h', text: 'after the holidays', key: 'PAY-1' });
  await before.post('/api/token/disconnect');
  server.advance(24 * hour);
  const after = await server.signedIn({ accountId });
  await expect
    .poll(() => delivered(after))
    .toMatchObject([{ text: 'after the holidays', issue: { key: 'PAY-1' } }]);
  server.sandbox.faults.next(({ path }) => path.includes('/rest/'), { status: 503, times: 20 });
  const [unread] = await delivered(after);
  server.sandbox.faults.clear();
  expect(unread?.issue).toMatchObject({ now: null, why: 'Jira could not be asked about it just now.' });
  const [read] = await delivered(after);
  expect(read?.issue?.now).not.toBeNull();
});

test('an issue is shown as it is at its own site, whichever is picked when the time comes', async () => {
  const several = await startWholeApp({ waitsAtMostMs: 20, sandbox: { issues: 40, sites: 2 } });
  try {
    const [first, second] = several.sandbox.sites;
    const cloudId = second?.cloudId ?? '';
    await several.signedIn({ cloudId: first.cloudId });
    const person = await several.signedIn({ cloudId });
    const pick = async (site: string) =>
      expect((await person.post('/api/auth/site', { cloudId: site })).status).toBeLessThan(300);
    await pick(cloudId);
    await set(person, { at: '1h', key: 'PAY-1' });
    const renamed = await person.send('PATCH', '/api/jira/issues/PAY-1', { summary: 'Of the second site' });
    expect(renamed.status).toBe(200);
    await pick(first.cloudId);
    await set(person, { at: '1h', key: 'PAY-1' });
    several.advance(hour);
    await expect.poll(() => delivered(person)).toHaveLength(2);
    const shown = (await delivered(person)).map(({ issue }) => [issue?.url, issue?.now?.summary]);
    expect(new Map(shown.map(([url, summary]) => [url, summary]))).toEqual(
      new Map([
        [`${first.url}/browse/PAY-1`, first.issues.get('PAY-1')?.summary],
        [`${second?.url}/browse/PAY-1`, 'Of the second site'],
      ]),
    );
  } finally {
    await several.close();
  }
});
