import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ServerNotFound } from '../server/find-server.ts';
import { createMemoryArea } from '../storage/memory-area.ts';
import { readSession, writeSession } from './session-store.ts';
import { type SignInParts, signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

const extensionId = 'nhcfbepcgilonhfmbnmilfakmklaakof';
const redirectUrl = `https://${extensionId}.chromiumapp.org/`;

/** What the little server says, and what it was asked. */
let answers: Record<string, { status: number; body: unknown }>;
let asked: { path: string; body: string; authorization: string | undefined }[];
let http: Server;
let server: string;

beforeEach(async () => {
  asked = [];
  answers = {
    '/api/health': {
      status: 200,
      body: { status: 'ok', name: 'sidelight', version: '0.1.0', uptimeSeconds: 1 },
    },
    '/api/auth/extension/token': {
      status: 200,
      body: { sessionToken: 'a-session', expiresAt: '2026-12-01T00:00:00.000Z' },
    },
    '/api/auth/logout': { status: 204, body: undefined },
  };
  http = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url ?? '';
      asked.push({
        path,
        body: Buffer.concat(chunks).toString(),
        authorization: request.headers.authorization,
      });
      const answer = answers[path] ?? { status: 404, body: '<html>not here</html>' };
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  server = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});

afterEach(async () => {
  http.closeAllConnections();
  await new Promise((resolve) => http.close(resolve));
});

function parts(changes: Partial<SignInParts> = {}): SignInParts {
  return {
    server,
    redirectUrl,
    openWindow: async (address) =>
      `${redirectUrl}?code=one-time&state=${new URL(address).searchParams.get('state')}`,
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    fetch,
    ...changes,
  };
}

test('a code is swapped for a session with the verifier of the challenge', async () => {
  let opened = new URL('about:blank');
  const session = await signIn(
    parts({
      openWindow: async (address) => {
        opened = new URL(address);
        return `${redirectUrl}?code=one-time&state=${opened.searchParams.get('state')}`;
      },
    }),
  );
  expect(session).toEqual({ server, sessionToken: 'a-session', expiresAt: '2026-12-01T00:00:00.000Z' });
  expect(`${opened.origin}${opened.pathname}`).toBe(`${server}/api/auth/extension/start`);
  expect(opened.searchParams.get('extension_id')).toBe(extensionId);
  const sent = JSON.parse(asked.at(-1)?.body ?? '{}');
  expect(sent.code).toBe('one-time');
  expect(createHash('sha256').update(sent.codeVerifier).digest('base64url')).toBe(
    opened.searchParams.get('code_challenge'),
  );
});

test('a closed window is said as such', async () => {
  const closed = parts({ openWindow: () => Promise.reject(new Error('The user did not approve access.')) });
  await expect(signIn(closed)).rejects.toThrow(/window was closed/);
});

test('a server that refuses the extension is said, with the id to list', async () => {
  const refused = parts({
    openWindow: () => Promise.reject(new Error('Authorization page could not be loaded.')),
  });
  await expect(signIn(refused)).rejects.toMatchObject({ advice: expect.stringContaining(extensionId) });
});

test.each([
  ['another state', `${redirectUrl}?code=one-time&state=forged`],
  ['no state', `${redirectUrl}?code=one-time`],
  ['another origin', `https://${'a'.repeat(32)}.chromiumapp.org/?code=one-time`],
])('an answer with %s is not used', async (_, address) => {
  await expect(signIn(parts({ openWindow: async () => address }))).rejects.toThrow(/another sign-in/);
  expect(asked.map(({ path }) => path)).toEqual(['/api/health']);
});

test('a refusal is said in the words of the registry', async () => {
  const refusing = parts({
    openWindow: async (address) =>
      `${redirectUrl}?error=oauth.denied&error_description=Anything&state=${new URL(address).searchParams.get('state')}`,
  });
  await expect(signIn(refusing)).rejects.toMatchObject({
    message: 'Atlassian did not give Sidelight access.',
    advice: expect.stringContaining('Sign in again'),
  });
});

test('a problem at the exchange is said with its advice', async () => {
  answers['/api/auth/extension/token'] = {
    status: 400,
    body: {
      type: `${server}/docs/errors`,
      code: 'session.sign-in-code-invalid',
      status: 400,
      title: 'The sign-in code is wrong, used or too old.',
      advice: 'Start the sign-in from the extension again.',
      requestId: 'r-1',
    },
  };
  await expect(signIn(parts())).rejects.toMatchObject({
    message: 'The sign-in code is wrong, used or too old.',
    advice: 'Start the sign-in from the extension again.',
  });
});

test('no window is opened on something that is not Sidelight', async () => {
  answers['/api/health'] = { status: 200, body: { name: 'another product' } };
  let windows = 0;
  const signingIn = signIn(
    parts({
      openWindow: async () => {
        windows += 1;
        return undefined;
      },
    }),
  );
  await expect(signingIn).rejects.toThrow(ServerNotFound);
  expect(windows).toBe(0);
});

test('nothing at the address is said with the address', async () => {
  await new Promise((resolve) => http.close(resolve));
  await expect(signIn(parts())).rejects.toThrow(`The Sidelight server at ${server} cannot be reached`);
});

test('signing out tells the server and forgets the session', async () => {
  const area = createMemoryArea();
  const session = { server, sessionToken: 'a-session', expiresAt: '2026-12-01T00:00:00.000Z' };
  await writeSession(area, session);
  expect(await signOut(session, area, fetch)).toBe(true);
  expect(asked.at(-1)).toMatchObject({ path: '/api/auth/logout', authorization: 'Bearer a-session' });
  expect(await readSession(area, server, new Date('2026-11-23T00:00:00Z'))).toBeNull();
});

test('signing out forgets the session even when the server is gone', async () => {
  const area = createMemoryArea();
  const session = { server, sessionToken: 'a-session', expiresAt: '2026-12-01T00:00:00.000Z' };
  await writeSession(area, session);
  await new Promise((resolve) => http.close(resolve));
  expect(await signOut(session, area, fetch)).toBe(false);
  expect(await readSession(area, server, new Date('2026-11-23T00:00:00Z'))).toBeNull();
});
