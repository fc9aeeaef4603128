import { auditSchema, connectionDetailsSchema, connectionsSchema, overviewSchema } from '@sidelight/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserUnderTest, problemOf } from '../server/src/http/routes/browser-under-test.ts';
import { accessKey, startWholeApp, type WholeApp } from './whole-app.ts';

let server: WholeApp;
let administrator: BrowserUnderTest;
let other: BrowserUnderTest;
const tokens: string[] = [];

beforeAll(async () => {
  server = await startWholeApp({
    environment: { SIDELIGHT_ADMINS: 'Amira@harbour-lane.example' },
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      if (!String(input).endsWith('/oauth/token') || !response.ok) return response;
      const body = (await response.clone().json()) as Record<string, string>;
      tokens.push(body['access_token'] ?? '', body['refresh_token'] ?? '');
      return response;
    },
  });
  administrator = await server.signedIn();
  other = await server.signedIn({ accountId: server.sandbox.people[1]?.accountId ?? '' });
});
afterAll(() => server?.close());

const adminRoutes = () =>
  server.app.routes
    .filter(({ method, url }) => method !== 'HEAD' && url.startsWith('/api/admin/'))
    .map(({ method, url }) => ({ method, url: url.replace(':connectionId', 'some-connection') }));
const overview = async (query = '') =>
  overviewSchema.parse(await (await administrator.get(`/api/admin/overview${query}`)).json());
const search = async (query: string) =>
  connectionsSchema.parse(await (await administrator.get(`/api/admin/connections${query}`)).json());

test('only a listed account is an administrator; everybody else is refused on every such route', async () => {
  expect((await administrator.session()).role).toBe('administrator');
  expect((await other.session()).role).toBe('person');
  const keyHolder = server.newBrowser();
  await keyHolder.post('/api/auth/access-key', { accessKey });
  // The API token is Amira's, too, but whoever has the access key is not Amira.
  expect((await keyHolder.session()).person?.accountId).toBe(server.sandbox.people[0].accountId);
  expect((await keyHolder.session()).role).toBe('person');
  expect(adminRoutes().length).toBeGreaterThanOrEqual(4);
  for (const { method, url } of adminRoutes()) {
    for (const browser of [other, keyHolder]) {
      const answer = await browser.send(method, url);
      expect([url, answer.status, await problemOf(answer)]).toEqual([url, 403, 'session.not-administrator']);
    }
  }
});

test('counts, refreshes by the hour, the failure rate and the slowest are those that happened', async () => {
  const before = await overview();
  for (let turn = 0; turn < 3; turn += 1) await other.post('/api/token/refresh');
  server.sandbox.faults.next({ path: '/oauth/token' }, { status: 500, times: 10 });
  await other.post('/api/token/refresh');
  server.sandbox.faults.clear();
  const after = await overview('?hours=48');
  expect(after.connections).toEqual({ total: 3, connected: 3, reconnectRequired: 0 });
  expect(after.refreshes.hours).toHaveLength(48);
  const sum = (name: 'succeeded' | 'failed' | 'lost', { refreshes } = after) =>
    refreshes.hours.reduce((total, hour) => total + hour[name], 0);
  expect(sum('succeeded') - sum('succeeded', before)).toBe(3);
  expect(sum('failed') - sum('failed', before)).toBe(1);
  expect(sum('lost')).toBe(0);
  expect(after.refreshes.failureRate).toBeCloseTo(sum('failed') / (sum('failed') + sum('succeeded')));
  const durations = after.refreshes.slowest.map(({ durationMs }) => durationMs);
  expect(durations.length).toBeGreaterThanOrEqual(3);
  expect(durations).toEqual(durations.toSorted((a, b) => b - a));
});

test('a connection is found by name, state and id, and opened; no answer holds a token', async () => {
  const name = server.sandbox.people[1]?.displayName ?? '';
  const found = await search(`?${new URLSearchParams({ query: name.toUpperCase() })}`);
  expect(found).toMatchObject({ more: false, connections: [{ person: { displayName: name } }] });
  const id = found.connections[0]?.id ?? '';
  expect((await search(`?query=${id}`)).connections).toHaveLength(1);
  expect((await search('?limit=1')).more).toBe(true);
  for (const hostile of ['%', '_', "' or 1=1 --", '\\']) {
    expect((await search(`?${new URLSearchParams({ query: hostile })}`)).connections).toEqual([]);
  }
  expect((await search('?state=reconnect-required')).connections).toEqual([]);
  const answer = await administrator.get(`/api/admin/connections/${id}`);
  const details = connectionDetailsSchema.parse(await answer.json());
  expect(details.status).toMatchObject({ state: 'connected', person: { displayName: name } });
  expect(details.history.events.map(({ kind }) => kind)).toContain('refreshed');
  expect(details.usage.hours).toHaveLength(24);
  expect(await problemOf(await administrator.get('/api/admin/connections/unknown'))).toBe(
    'session.connection-unknown',
  );

  const texts = await Promise.all(
    ['/api/admin/overview', '/api/admin/connections', `/api/admin/connections/${id}`].map(async (url) =>
      (await administrator.get(url)).text(),
    ),
  );
  const rows = await (await administrator.get('/api/auth/sessions')).text();
  expect(tokens.length).toBeGreaterThanOrEqual(8);
  for (const text of [...texts, rows]) {
    expect(text.length).toBeGreaterThan(100);
    for (const token of tokens) expect(text.includes(token)).toBe(false);
    expect(text).not.toMatch(/sealed|tokenHash|token_hash|Bearer|Basic /i);
  }
});

test('the audit log tells every change that was asked for, of everybody, page by page', async () => {
  const conversationId = '2d9f6c1e-0c3e-4b7a-9d52-8f6e21b7aaaa';
  const key = server.sandbox.site.projects[0]?.key ?? '';
  const say = async (text: string) => {
    const action = { kind: 'message', messageId: text, text };
    await (await other.send('POST', '/api/chat', { conversationId, action })).text();
  };
  await say(`create a task in ${key}: Audited plants`);
  await say('thanks');
  await say(`delete ${key}-99999`);
  const audit = async (query: string) =>
    auditSchema.parse(await (await administrator.get(`/api/admin/audit${query}`)).json());
  const displayName = server.sandbox.people[1]?.displayName ?? '';
  const { entries, next } = await audit(`?${new URLSearchParams({ query: displayName })}`);
  expect(next).toBeNull();
  expect(entries).toMatchObject([
    { event: 'denied', action: 'delete', issues: [`${key}-99999`], person: { displayName } },
    { event: 'superseded', action: 'create', sentence: `create a task in ${key}: Audited plants` },
  ]);
  const first = await audit('?limit=1');
  expect(first.entries).toEqual(entries.slice(0, 1));
  expect((await audit(`?limit=1&before=${first.next}`)).entries).toEqual(entries.slice(1, 2));
  expect((await audit('?event=superseded')).entries).toEqual(entries.slice(1));
  expect((await administrator.get('/api/admin/audit?event=stolen')).status).toBe(422);
});

test("everybody's events come live", async () => {
  const stream = await administrator.get('/api/admin/events/stream');
  expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  await other.post('/api/token/refresh');
  let text = '';
  while (!text.includes('event: connection')) text += (await reader?.read())?.value ?? '';
  const found = await search(
    `?${new URLSearchParams({ query: server.sandbox.people[1]?.displayName ?? '' })}`,
  );
  expect(text).toContain(`"connectionId":"${found.connections[0]?.id}"`);
  await reader?.cancel();
});
