import { randomUUID } from 'node:crypto';
import { type ChatRequest, reminderSchema, remindersSchema, tokenEventSchema } from '@sidelight/contract';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { readTurn } from '../server/src/assistant/turn.test-rig.ts';
import { CommandUnderTest } from '../server/src/cli/command-under-test.ts';
import { BrowserUnderTest } from '../server/src/http/routes/browser-under-test.ts';
import { type PlaceUnderTest, postgresUnderTest } from '../server/src/storage/database-under-test.ts';
import { newFolder, type RunningServer, startServer } from './running-server.ts';
import { type SeparateJira, startSeparateJira } from './separate-jira.ts';

const firstKey = `first:${Buffer.alloc(32, 7).toString('base64')}`;
const secondKey = `second:${Buffer.alloc(32, 8).toString('base64')}`;

describe.runIf(inject('postgres') !== null)('two server processes on one PostgreSQL', () => {
  let jira: SeparateJira;
  let place: PlaceUnderTest;
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let settings: Record<string, string>;
  let a: RunningServer;
  let b: RunningServer;
  /** The same session, spoken to each of the two, as a load balancer may send it. */
  let onA: BrowserUnderTest;
  let onB: BrowserUnderTest;

  beforeAll(async () => {
    [jira, place, folder] = await Promise.all([
      startSeparateJira('--issues', '20'),
      postgresUnderTest.newPlace(),
      newFolder(),
    ]);
    settings = {
      ...jira.oauth,
      DATABASE_URL: 'url' in place.location ? place.location.url : '',
      SIDELIGHT_KEYS: `${firstKey},${secondKey}`,
    };
    [a, b] = await Promise.all([startServer(settings, folder.folder), startServer(settings, folder.folder)]);
    onA = new BrowserUnderTest(a.url, jira.consent);
    onB = new BrowserUnderTest(b.url, jira.consent);
    expect((await onA.signIn()).status).toBe(302);
    for (const [name, value] of onA.cookies) onB.cookies.set(name, value);
  });
  afterAll(async () => {
    await Promise.all([a?.stop(), b?.stop()]);
    await place?.remove();
    await jira?.stop();
    await folder?.remove();
  });

  test('who signed in at one is signed in at the other', async () => {
    expect((await onB.get('/api/jira/myself')).status).toBe(200);
    expect((await onB.session()).person).toEqual((await onA.session()).person);
  });

  test('the live events of one show what the other did', async () => {
    const stream = await fetch(`${a.url}/api/token/events/stream`, {
      headers: { cookie: onA.cookieHeader() },
    });
    const reader = (stream.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
    expect((await onB.post('/api/token/refresh')).status).toBe(200);
    let text = '';
    while (!/^data: .*"person".*$/m.test(text)) text += (await reader.read()).value ?? '';
    const [, data = ''] = /^data: (.*"person".*)$/m.exec(text) ?? [];
    expect(tokenEventSchema.parse(JSON.parse(data))).toMatchObject({ kind: 'refreshed', cause: 'person' });
    await reader.cancel();
  });

  test('a reminder set at one is delivered once, and open pages of the other hear of it', async () => {
    const stream = await fetch(`${a.url}/api/reminders/stream`, { headers: { cookie: onA.cookieHeader() } });
    const reader = (stream.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const heard = () => (text.match(/^event: reminders$/gm) ?? []).length;
    const hears = async (count: number) => {
      while (heard() < count) text += (await reader.read()).value ?? '';
    };
    await hears(1);
    const set = await onB.post('/api/reminders', { at: '0m', text: 'stretch' });
    const { id } = reminderSchema.parse(await set.json());
    await hears(3);
    const listed = async (browser: BrowserUnderTest) =>
      remindersSchema.parse(await (await browser.get('/api/reminders?state=delivered')).json()).reminders;
    expect(await listed(onA)).toMatchObject([{ id }]);
    expect(await listed(onB)).toEqual(await listed(onA));
    expect((await onA.send('DELETE', `/api/reminders/${id}`)).status).toBe(204);
    await hears(4);
    // Opened, set, delivered once, dismissed.
    expect(heard()).toBe(4);
    expect(await listed(onB)).toEqual([]);
    await reader.cancel();
  });

  test('a change that one has shown is approved at the other, once', async () => {
    const found = await onA.get('/api/jira/search?jql=project%20%3D%20PAY');
    const { issues } = z.object({ issues: z.array(z.object({ key: z.string() })) }).parse(await found.json());
    const key = issues[0]?.key;
    const conversationId = randomUUID();
    const turn = async (browser: BrowserUnderTest, action: ChatRequest['action']) =>
      readTurn(await browser.post('/api/chat', { conversationId, action }));
    const shown = await turn(onA, {
      kind: 'message',
      messageId: randomUUID(),
      text: `Comment on ${key}: seen by both`,
    });
    const toolCallId = shown.plans[0]?.toolCallId ?? '';
    const decisions = await Promise.all(
      [onB, onA].map((browser) => turn(browser, { kind: 'decision', toolCallId, approved: true })),
    );
    expect(decisions.map(({ status }) => status).sort()).toEqual([200, 409]);
    const comments = jira.requests.filter((line) => /^POST .*\/issue\/.*\/comment/.test(line));
    expect(comments).toHaveLength(1);
  });

  test('the key that seals is replaced while both run', async () => {
    const command = new CommandUnderTest(
      ['keys', 'rotate', '--json'],
      { ...settings, SIDELIGHT_KEYS: `${secondKey},${firstKey}` },
      folder.folder,
    );
    const { code, stdout, stderr } = await command.outcome;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      sealingKey: 'second',
      stored: 1,
      resealed: 1,
      unreadable: [],
    });
    for (const browser of [onA, onB]) {
      expect((await browser.post('/api/token/refresh')).status).toBe(200);
      expect((await browser.get('/api/jira/myself')).status).toBe(200);
    }
  });

  test('who signs out at one is signed out at the other', async () => {
    expect((await onA.post('/api/auth/logout')).status).toBeLessThan(400);
    expect((await onB.get('/api/jira/myself')).status).toBe(401);
  });
});
