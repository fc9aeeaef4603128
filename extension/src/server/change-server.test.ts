import { expect, test } from 'vitest';
import { readSession, writeSession } from '../sign-in/session-store.ts';
import { createMemoryArea } from '../storage/memory-area.ts';
import { type ChangeServerParts, changeServer } from './change-server.ts';
import { defaultServerAddress } from './server-address.ts';
import { readServer } from './server-setting.ts';

const health = { status: 'ok', name: 'sidelight', version: '0.1.0', uptimeSeconds: 1 };
const session = {
  server: defaultServerAddress,
  sessionToken: 'a-token',
  expiresAt: '2026-12-01T00:00:00.000Z',
};
const now = new Date('2026-11-23T00:00:00Z');

function parts(changes: Partial<ChangeServerParts> = {}): ChangeServerParts {
  return {
    area: createMemoryArea(),
    fetch: async () => Response.json(health),
    requestHost: async () => true,
    ...changes,
  };
}

test('an allowed server that answers is kept', async () => {
  const asked: string[] = [];
  const given = parts({
    requestHost: async (pattern) => {
      asked.push(pattern);
      return true;
    },
  });
  expect(await changeServer('sidelight.example.com', false, given)).toEqual({
    outcome: 'saved',
    origin: 'https://sidelight.example.com',
    version: '0.1.0',
  });
  expect(asked).toEqual(['https://sidelight.example.com/*']);
  expect(await readServer(given.area)).toBe('https://sidelight.example.com');
});

test('a server that does not answer is kept, and said', async () => {
  const given = parts({ fetch: () => Promise.reject(new TypeError('Failed to fetch')) });
  expect(await changeServer('https://sidelight.example.com', false, given)).toMatchObject({
    outcome: 'saved-unreached',
    fault: expect.stringContaining('cannot be reached'),
  });
  expect(await readServer(given.area)).toBe('https://sidelight.example.com');
});

test('a refused permission keeps the old server', async () => {
  const given = parts({ requestHost: async () => false });
  expect(await changeServer('https://sidelight.example.com', false, given)).toMatchObject({
    outcome: 'refused',
  });
  expect(await readServer(given.area)).toBe(defaultServerAddress);
});

test('an unencrypted address wants to be accepted first', async () => {
  const given = parts();
  expect(await changeServer('http://tools.internal', false, given)).toMatchObject({ outcome: 'refused' });
  expect(await readServer(given.area)).toBe(defaultServerAddress);
  expect(await changeServer('http://tools.internal', true, given)).toMatchObject({ outcome: 'saved' });
});

test('another server ends the session, the same one does not', async () => {
  const given = parts();
  await writeSession(given.area, session);
  await changeServer(defaultServerAddress, false, given);
  expect(await readSession(given.area, defaultServerAddress, now)).toEqual(session);
  await changeServer('https://sidelight.example.com', false, given);
  expect(await readSession(given.area, defaultServerAddress, now)).toBeNull();
});
