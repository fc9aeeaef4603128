import { tokenEventsSchema } from '@sidelight/contract';
import { type Sandbox, startSandbox } from '@sidelight/jira-sandbox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BrowserUnderTest, problemOf } from './browser-under-test.ts';
import { startServerUnderTest } from './server-under-test.ts';

let sandbox: Sandbox;
let server: Awaited<ReturnType<typeof startServerUnderTest>>;
let clock: number;

beforeEach(async () => {
  clock = Date.parse('2026-11-23T09:00:00Z');
  sandbox = await startSandbox({ issues: 0, sites: 1, now: () => clock });
  server = await startServerUnderTest({ atlassian: sandbox, now: () => clock });
});
afterEach(async () => {
  await server.close();
  await sandbox.close();
});

const newBrowser = () => new BrowserUnderTest(server.origin, sandbox.consent);

describe('the history', () => {
  const eventsOf = async (browser: BrowserUnderTest, query = '') =>
    tokenEventsSchema.parse(await (await browser.get(`/api/token/events${query}`)).json());

  it('comes in pages, newest first, and only of the caller', async () => {
    const browser = newBrowser();
    await browser.signIn();
    for (let turn = 0; turn < 3; turn += 1) await browser.post('/api/token/refresh');
    const page = await eventsOf(browser, '?limit=2');
    expect(page).toMatchObject({ more: true, events: [{ kind: 'refreshed', cause: 'person' }, {}] });
    const before = page.events[1]?.id;
    const rest = await eventsOf(browser, `?limit=2&before=${before}`);
    expect(rest).toMatchObject({ more: false, events: [{ kind: 'refreshed' }, { kind: 'connected' }] });
    expect(await problemOf(await browser.get('/api/token/events?limit=0'))).toBe('request.invalid');
    const other = newBrowser();
    await other.signIn({ accountId: sandbox.people[1]?.accountId ?? '' });
    expect((await eventsOf(other)).events).toHaveLength(1);
  });

  it('comes live, and goes on where a client left off', async () => {
    const browser = newBrowser();
    await browser.signIn();
    await browser.post('/api/token/refresh');
    const oldest = (await eventsOf(browser)).events[1]?.id ?? 0;
    const stream = await browser.get('/api/token/events/stream', { 'last-event-id': String(oldest) });
    expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    const refresh = browser.post('/api/token/refresh');
    let text = '';
    while ((text.match(/event: token/g) ?? []).length < 2) text += (await reader?.read())?.value ?? '';
    expect((await refresh).status).toBe(200);
    expect([...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))).toEqual([oldest + 1, oldest + 2]);
    expect(text).toContain('"kind":"refreshed"');
    await reader?.cancel();
  });

  it('does not keep the server from closing', async () => {
    const browser = newBrowser();
    await browser.signIn();
    const stream = await browser.get('/api/token/events/stream');
    await server.app.close();
    expect(await stream.text()).toContain('retry:');
  });
});
