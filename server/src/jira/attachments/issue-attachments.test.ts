import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Sandbox, startSandbox } from '@sidelight/jira-sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createJira } from '../create-jira.ts';
import { JiraError } from '../errors.ts';
import type { JiraAccount } from '../jira.ts';
import { redirectedTo } from '../transport/redirected.ts';

let sandbox: Sandbox;
let account: JiraAccount;
let key: string;
const servers: Server[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ issues: 10 });
  account = accountAt(sandbox.url);
  const [project] = (await account.projects({ limit: 1 })).projects;
  key = `${project?.key}-1`;
});
afterAll(() => sandbox.close());
afterEach(async () => {
  sandbox.faults.clear();
  await Promise.all(servers.splice(0).map((server) => new Promise((closed) => server.close(closed))));
});

function accountAt(apiBase: string): JiraAccount {
  const { username, token, siteUrl } = sandbox.apiToken;
  const header = `Basic ${Buffer.from(`${username}:${token}`).toString('base64')}`;
  const authorization = { apiBase, header, siteUrl };
  return createJira({
    authorizer: { authorize: async () => authorization, renew: async () => authorization },
    ambient: { now: Date.now, random: () => 0.5, fetch, sleep: async () => undefined },
    reportMismatch: () => undefined,
    onSchemaMismatch: 'throw',
  }).as('c');
}

async function listen(handle: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(handle);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function failure(call: Promise<unknown>): Promise<JiraError> {
  const error = await call.then(
    () => new Error('did not fail'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof JiraError)) throw error;
  return error;
}

const text = (said: string) => new TextEncoder().encode(said);

test('files are attached, listed, read whole and in part, and deleted', async () => {
  const before = await account.attachments.of(key);
  const log = text('0123456789 überraschend\n');
  const made = await account.attachments.add(key, [
    { name: 'café (1).log', mediaType: 'text/plain', bytes: log },
    { name: 'empty.txt', mediaType: 'text/plain', bytes: new Uint8Array() },
  ]);
  expect(made.ignoredFields).toEqual([]);
  expect(made.issue.key).toBe(key);
  const [first, second] = made.attachments;
  expect(first).toMatchObject({ fileName: 'café (1).log', size: log.byteLength, mimeType: 'text/plain' });
  if (first === undefined || second === undefined) throw new Error('Two were attached.');
  expect((await account.attachments.of(key)).map(({ id }) => id)).toEqual([
    ...before.map(({ id }) => id),
    first.id,
    second.id,
  ]);
  expect(await account.attachments.find(first.id)).toEqual(first);
  expect(await account.attachments.content(first)).toEqual(log);
  expect(await account.attachments.content(second)).toEqual(new Uint8Array());
  expect(await account.attachments.content(first, { from: 3, length: 4 })).toEqual(text('3456'));
  expect(await account.attachments.content(first, { from: 1_000, length: 4 })).toEqual(new Uint8Array());
  const removed = await account.attachments.remove(key, first);
  expect(removed.ignoredFields).toEqual([]);
  expect((await account.attachments.of(key)).map(({ id }) => id)).not.toContain(first.id);
  expect((await failure(account.attachments.content(first))).code).toBe('jira.not-found');
});

test('a picture has a thumbnail, a text has none', async () => {
  const pixel = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const { attachments } = await account.attachments.add(key, [
    { name: 'pixel.png', mediaType: 'image/png', bytes: pixel },
    { name: 'note.txt', mediaType: 'text/plain', bytes: text('no picture') },
  ]);
  const [picture, note] = attachments;
  const small = await account.attachments.thumbnail(picture?.id ?? '', 100);
  expect(
    Buffer.from(small ?? [])
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
  expect(await account.attachments.thumbnail(note?.id ?? '', 100)).toBeNull();
});

test('what is too large for Jira is said so', async () => {
  const limit = await account.attachments.limit();
  expect(limit).toBe(10 * 1_048_576);
  const large = {
    name: 'large.bin',
    mediaType: 'application/octet-stream',
    bytes: new Uint8Array(limit + 1),
  };
  const error = await failure(account.attachments.add(key, [large]));
  expect([error.code, error.detail]).toEqual([
    'jira.too-large',
    `The file is larger than the permitted size of ${limit} bytes.`,
  ]);
});

describe('against a Jira that answers otherwise', () => {
  test('attachments that are switched off are said so', async () => {
    const base = await listen((_request, response) => response.end('{"enabled":false}'));
    const error = await failure(accountAt(base).attachments.limit());
    expect(error.code).toBe('jira.forbidden');
    expect(error.detail).toContain('switched off');
  });

  test('a redirect to the store is followed, without the authorization', async () => {
    const asked: IncomingMessage['headers'][] = [];
    const store = await listen((request, response) => {
      asked.push(request.headers);
      response.writeHead(206).end('3456');
    });
    const base = await listen((request, response) => {
      expect(request.headers.authorization).toMatch(/^Basic /);
      response.writeHead(303, { location: `${store}/file?token=signed` }).end();
    });
    const content = await accountAt(base).attachments.content({ id: '1', size: 10 }, { from: 3, length: 4 });
    expect(Buffer.from(content).toString()).toBe('3456');
    expect(asked.map(({ authorization, range, cookie }) => [authorization, range, cookie])).toEqual([
      [undefined, 'bytes=3-6', undefined],
    ]);
  });

  test('a store that refuses, a circle, and a whole that is short are faults and not files', async () => {
    const store = await listen((_request, response) => response.writeHead(403).end('expired'));
    const refused = await listen((_request, response) => response.writeHead(302, { location: store }).end());
    const circle = await listen((_request, response) =>
      response.writeHead(303, { location: '/again' }).end(),
    );
    const short = await listen((_request, response) => response.end('abc'));
    const codes: string[] = [];
    for (const base of [refused, circle, short])
      codes.push((await failure(accountAt(base).attachments.content({ id: '1', size: 10 }))).code);
    expect(codes).toEqual(['jira.unavailable', 'jira.unintelligible', 'jira.unintelligible']);
  });

  test('a store that knows no ranges sends the whole, of which the part is taken', async () => {
    const base = await listen((_request, response) => response.end('0123456789'));
    const part = await accountAt(base).attachments.content({ id: '1', size: 10 }, { from: 3, length: 4 });
    expect(Buffer.from(part).toString()).toBe('3456');
  });
});

test.each([
  ['http://elsewhere.example/file'],
  ['file:///etc/passwd'],
  ['https://user:secret@elsewhere.example/'],
  ['javascript:alert(1)'],
])('%s is not followed from https', (location) => {
  const answer = { status: 303, headers: new Headers({ location }) };
  expect(() => redirectedTo(answer, 'https://api.atlassian.com/x')).toThrow(JiraError);
});
