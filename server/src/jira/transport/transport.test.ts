import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Sandbox, startSandbox } from '@sidelight/jira-sandbox';
import type { Client } from 'jira.js/core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Authorization, Authorizer } from '../../vault/authorizer.ts';
import { JiraError } from '../errors.ts';
import type { SchemaMismatch } from './schema-mismatch.ts';
import { createTransport, type Transport, type TransportOptions } from './transport.ts';

let sandbox: Sandbox;
let authorization: Authorization;
let renewals: number;
let waits: number[];
let clock: number;
let mismatches: SchemaMismatch[];

beforeAll(async () => {
  sandbox = await startSandbox({ issues: 0 });
});
afterAll(() => sandbox.close());
beforeEach(() => {
  const { username, token } = sandbox.apiToken;
  const header = `Basic ${Buffer.from(`${username}:${token}`).toString('base64')}`;
  authorization = { apiBase: sandbox.url, header, siteUrl: sandbox.url };
  renewals = 0;
  waits = [];
  clock = Date.parse('2026-11-23T09:00:00Z');
  mismatches = [];
});
afterEach(() => sandbox.faults.clear());

function transportTo(base?: string, options: Partial<TransportOptions> = {}): Transport {
  const current = () => (base === undefined ? authorization : { ...authorization, apiBase: base });
  const authorizer: Authorizer = {
    authorize: async () => current(),
    renew: async () => {
      renewals++;
      return current();
    },
  };
  return createTransport({
    authorizer,
    ambient: {
      now: () => clock,
      random: () => 0.5,
      fetch,
      sleep: async (milliseconds, signal) => {
        signal?.throwIfAborted();
        waits.push(milliseconds);
        clock += milliseconds;
      },
    },
    onSchemaMismatch: 'throw',
    reportMismatch: (mismatch) => mismatches.push(mismatch),
    ...options,
  });
}

const anything = z.looseObject({});
const myself = '/rest/api/3/myself';
const issues = '/rest/api/3/issue';
const read = (client: Client) => client.sendRequest({ url: myself, method: 'GET', schema: anything });
const write = (client: Client) =>
  client.sendRequest({ url: issues, method: 'POST', body: { fields: {} }, schema: anything });

async function failure(call: Promise<unknown>): Promise<JiraError> {
  const error = await call.then(
    () => new Error('did not fail'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof JiraError)) throw error;
  return error;
}

const one = { connectionId: 'c', siteUrl: undefined };

/** How many requests to the path arrived while `act` ran. */
async function calls(path: string, act: () => Promise<unknown>): Promise<number> {
  const before = sandbox.calls.filter((call) => call.path.endsWith(path)).length;
  await act();
  return sandbox.calls.filter((call) => call.path.endsWith(path)).length - before;
}

describe('reads', () => {
  test('answer what Jira sent', async () => {
    expect(await read(transportTo().client(one))).toMatchObject({ displayName: 'Amira Haddad' });
    expect(waits).toEqual([]);
  });

  test.each([500, 502, 503, 504])('are repeated after %i', async (status) => {
    sandbox.faults.next({ path: myself }, { status, html: '<h1>Oops</h1>', times: 2 });
    expect(await calls(myself, () => read(transportTo().client(one)))).toBe(3);
    expect(waits).toEqual([400, 800]);
  });

  test('are repeated when the connection breaks, before or in the middle of the answer', async () => {
    sandbox.faults.next({ path: myself }, { drop: 'before' });
    sandbox.faults.next({ path: myself }, { drop: 'after' });
    expect(await calls(myself, () => read(transportTo().client(one)))).toBe(3);
  });

  test('give up after four repeats and say what is wrong, without the page', async () => {
    sandbox.faults.next({ path: myself }, { status: 503, html: '<h1>com.atlassian.Broken</h1>', times: 9 });
    let error: JiraError | undefined;
    const made = await calls(myself, async () => {
      error = await failure(read(transportTo().client(one)));
    });
    expect(made).toBe(5);
    expect(error?.code).toBe('jira.unavailable');
    expect(String(error)).not.toMatch(/atlassian|<h1>/);
  });

  test('of the posting kind are repeated too', async () => {
    const path = '/rest/api/3/search/jql';
    sandbox.faults.next({ method: 'POST', path }, { status: 502 });
    sandbox.faults.next({ method: 'POST', path }, { status: 200, body: { issues: [] } });
    const search = () =>
      transportTo()
        .client(one)
        .sendRequest({ url: path, method: 'POST', body: { jql: 'key = A-1' } });
    expect(await calls(path, search)).toBe(2);
  });
});

describe('writes are never repeated when they may have taken effect', () => {
  test.each([
    ['a fault of Jira', { status: 500 }, 'jira.unavailable'],
    ['a gateway without answer', { status: 504 }, 'jira.unavailable'],
    ['a connection that breaks at once', { drop: 'before' as const }, 'jira.unreachable'],
    ['a connection that breaks afterwards', { drop: 'after' as const }, 'jira.unreachable'],
    ['an answer that is cut off', { status: 201, body: '{"id":"1","ke' }, 'jira.unintelligible'],
  ])('%s', async (_name, fault, code) => {
    sandbox.faults.next({ method: 'POST', path: issues }, fault);
    let error: JiraError | undefined;
    const made = await calls(issues, async () => {
      error = await failure(write(transportTo().client(one)));
    });
    expect([made, error?.code]).toEqual([1, code]);
    expect(error?.detail).toContain('look before trying again');
  });

  test('a time-out', async () => {
    sandbox.faults.next({ method: 'POST', path: issues }, { delayMs: 5_000, status: 201 });
    const transport = transportTo(undefined, { attemptTimeout: 60 });
    let error: JiraError | undefined;
    const made = await calls(issues, async () => {
      error = await failure(write(transport.client(one)));
    });
    expect([made, error?.code]).toEqual([1, 'jira.timeout']);
    expect(error?.detail).toContain('look before trying again');
  });

  test('but when Jira turned them away unseen: 429 and a stale token', async () => {
    sandbox.faults.next({ method: 'POST', path: issues }, { status: 429, headers: { 'retry-after': '2' } });
    sandbox.faults.next({ method: 'POST', path: issues }, { status: 401 });
    sandbox.faults.next({ method: 'POST', path: issues }, { status: 201, body: { key: 'A-1' } });
    expect(await write(transportTo().client(one))).toEqual({ key: 'A-1' });
    expect([waits, renewals]).toEqual([[2_300], 1]);
  });

  test('and when they never got there', async () => {
    const free = await listen(() => undefined);
    await close(free.server);
    const error = await failure(write(transportTo(free.url).client(one)));
    expect([error.code, waits.length]).toEqual(['jira.unreachable', 4]);
    expect(error.detail).toContain('refused the connection');
    expect(error.detail).not.toContain('look before');
  });
});

describe('refusals', () => {
  const cases: [
    string,
    { status: number; body?: unknown; html?: string; headers?: Record<string, string> },
    string,
  ][] = [
    ['fields', { status: 400, body: { errorMessages: [], errors: { duedate: 'Bad day.' } } }, 'jira.invalid'],
    ['a page instead of Jira', { status: 404, html: '<html>No such site</html>' }, 'jira.unintelligible'],
    ['a page with status 200', { status: 200, html: '<html>Log in</html>' }, 'jira.unintelligible'],
    [
      'a redirect to a log-in',
      { status: 302, headers: { location: 'https://x.invalid' } },
      'jira.unintelligible',
    ],
    ['no permission', { status: 403, body: { errorMessages: ['You may not.'] } }, 'jira.forbidden'],
    ['not there', { status: 404, body: { errorMessages: ['Issue does not exist.'] } }, 'jira.not-found'],
    ['a conflict', { status: 409, body: {} }, 'jira.conflict'],
    ['a removed operation', { status: 410, body: { errorMessages: ['Migrate.'] } }, 'jira.gone'],
    ['truncated JSON', { status: 200, body: '{"accountId":"5' }, 'jira.unintelligible'],
    ['nothing', { status: 200, body: '' }, 'jira.unintelligible'],
  ];
  test.each(cases)('%s', async (_name, fault, code) => {
    sandbox.faults.next({ path: myself }, fault);
    const error = await failure(read(transportTo().client(one)));
    expect(error.code).toBe(code);
    expect(String(error)).not.toContain('<html>');
  });

  test('name the fields, and keep internals and long texts back', async () => {
    const errors = { duedate: 'Bad\u202e\n day.', summary: `x${'y'.repeat(5_000)}` };
    const errorMessages = ['java.lang.NullPointerException at com.atlassian.jira.Foo(Foo.java:1)'];
    sandbox.faults.next({ path: myself }, { status: 400, body: { errorMessages, errors } });
    const error = await failure(read(transportTo().client(one)));
    expect(error.faults[0]).toEqual({ path: 'duedate', message: 'Bad day.' });
    expect(error.detail?.length).toBeLessThan(400);
    expect(error.detail).not.toMatch(/java|atlassian/);
  });

  test('a missing scope is not answered with a renewal', async () => {
    const body = { code: 401, message: 'Unauthorized; scope does not match' };
    sandbox.faults.next({ path: myself }, { status: 401, body });
    expect((await failure(read(transportTo().client(one)))).code).toBe('jira.scope-missing');
    expect(renewals).toBe(0);
  });

  test('a stale token is renewed once, not for ever', async () => {
    sandbox.faults.next({ path: myself }, { status: 401 });
    await read(transportTo().client(one));
    expect(renewals).toBe(1);
    sandbox.faults.next({ path: myself }, { status: 401, times: 5 });
    expect((await failure(read(transportTo().client(one)))).code).toBe('jira.unauthorized');
    expect(renewals).toBe(2);
  });
});

describe('rate limits', () => {
  const limited = (reason: string, headers: Record<string, string>) => ({
    status: 429,
    headers: { 'ratelimit-reason': reason, ...headers },
  });

  test.each(['jira-burst-based', 'jira-per-issue-on-write'])('%s concerns one call', async (reason) => {
    const transport = transportTo();
    sandbox.faults.next({ path: myself }, limited(reason, { 'retry-after': '120' }));
    const error = await failure(read(transport.client(one)));
    expect([error.code, error.retryAfterSeconds]).toEqual(['jira.rate-limited', 120]);
    expect(await calls(myself, () => read(transport.client(one)))).toBe(1);
  });

  test.each(['jira-quota-global-based', 'jira-quota-tenant-based'])(
    '%s holds every call of the connection until the reset, and no other',
    async (reason) => {
      const transport = transportTo();
      const reset = { 'retry-after': '5', 'x-ratelimit-reset': '2026-11-23T10:00:00Z' };
      sandbox.faults.next({ path: myself }, limited(reason, reset));
      await failure(read(transport.client(one)));
      let error: JiraError | undefined;
      const made = await calls(myself, async () => {
        error = await failure(read(transport.client(one)));
      });
      expect([made, error?.retryAfterSeconds]).toEqual([0, 3_600]);
      expect(await calls(myself, () => read(transport.client({ ...one, connectionId: 'other' })))).toBe(1);
      clock += 3_600_000;
      expect(await calls(myself, () => read(transport.client(one)))).toBe(1);
    },
  );
});

describe('cancelling', () => {
  test('rejects with the reason of the caller, during the call', async () => {
    sandbox.faults.next({ path: myself }, { delayMs: 5_000, status: 200 });
    const controller = new AbortController();
    const reason = new Error('the person pressed stop');
    const call = read(transportTo().client(one, controller.signal));
    setImmediate(() => controller.abort(reason));
    await expect(call).rejects.toBe(reason);
  });

  test('and before it, without asking Jira', async () => {
    const reason = new Error('too late');
    const signal = AbortSignal.abort(reason);
    const made = await calls(myself, async () => {
      await expect(read(transportTo().client(one, signal))).rejects.toBe(reason);
    });
    expect(made).toBe(0);
  });

  test('the whole call has an end, however often Jira dawdles', async () => {
    sandbox.faults.next({ path: myself }, { delayMs: 5_000, times: 9 });
    const transport = transportTo(undefined, { attemptTimeout: 40, callTimeout: 100 });
    expect((await failure(read(transport.client(one)))).code).toBe('jira.timeout');
  });
});

describe('hostile and odd answers', () => {
  test('bytes that trickle end in a time-out', async () => {
    const { url, server } = await listen((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"a":');
    });
    const transport = transportTo(url, { attemptTimeout: 50, callTimeout: 120 });
    expect((await failure(read(transport.client(one)))).code).toBe('jira.timeout');
    await close(server);
  });

  test.each([true, false])('a huge answer is not read to its end (length given: %s)', async (given) => {
    const { url, server } = await listen((_request, response) => {
      const body = Buffer.alloc(200_000, 'x');
      response.writeHead(200, given ? { 'content-length': body.length } : {});
      response.end(body);
    });
    const error = await failure(read(transportTo(url, { maxResponseBytes: 100_000 }).client(one)));
    expect([error.code, error.detail]).toEqual([
      'jira.unintelligible',
      expect.stringContaining('Ask for less'),
    ]);
    await close(server);
  });

  test.each([
    '/rest/api/3/issue/../../../admin',
    '/rest/api/3/issue/A-1?x=1',
    '/rest/api/3/issue/A-1#x',
    '/rest/api/3/issue/%2e%2e/x',
    '/rest/api/3/issue/..\\x',
    '//evil.example/rest',
    '/admin',
  ])('a path that leaves the API is not sent: %s', async (url) => {
    const sent = sandbox.calls.length;
    expect((await failure(transportTo().client(one).sendRequest({ url }))).code).toBe('jira.not-found');
    expect(sandbox.calls.length).toBe(sent);
  });

  test('what jira.js does not describe is tolerated in production and reported once, without values', async () => {
    const transport = transportTo(undefined, { onSchemaMismatch: 'tolerate' });
    const schema = z.object({ displayName: z.number() });
    const ask = () => transport.client(one).sendRequest({ url: myself, schema });
    expect(await ask()).toMatchObject({ displayName: 'Amira Haddad' });
    await ask();
    expect(mismatches).toEqual([
      { endpoint: `GET ${myself}`, places: [{ path: 'displayName', message: 'expected number' }] },
    ]);
    const strict = transportTo().client(one).sendRequest({ url: myself, schema });
    expect((await failure(strict)).code).toBe('jira.unintelligible');
  });
});

test('search parameters are written as jira.js writes them, a multipart body as a browser does', async () => {
  const seen: { url: string; type: string }[] = [];
  const { url, server } = await listen((request, response) => {
    seen.push({ url: request.url ?? '', type: request.headers['content-type'] ?? '' });
    request.resume().on('end', () => response.end('{}'));
  });
  const client = transportTo(url).client(one);
  const searchParams = { a: ['x', 'y'], b: undefined, c: { d: 1 }, e: 'ä &', f: false };
  await client.sendRequest({ url: myself, searchParams });
  const form = new FormData();
  form.append('file', new Blob(['hello']), 'a.txt');
  await client.sendRequest({ url: `${issues}/A-1/attachments`, method: 'POST', body: form });
  expect(seen[0]?.url).toBe(`${myself}?a=x&a=y&c=%7B%22d%22%3A1%7D&e=%C3%A4+%26&f=false`);
  expect(seen[1]?.type).toMatch(/^multipart\/form-data; boundary=/);
  await close(server);
});

async function listen(
  handler: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ url: string; server: Server }> {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
