import { expect, test } from 'vitest';
import { createMemoryArea } from '../storage/memory-area.ts';
import { forgetSession, readSession, sessionKey, writeSession } from './session-store.ts';

const server = 'https://sidelight.example.com';
const session = { server, sessionToken: 'a-token', expiresAt: '2026-12-01T00:00:00.000Z' };
const before = new Date('2026-11-30T23:59:59Z');

test('a session is kept until it is forgotten', async () => {
  const area = createMemoryArea();
  expect(await readSession(area, server, before)).toBeNull();
  await writeSession(area, session);
  expect(await readSession(area, server, before)).toEqual(session);
  await forgetSession(area);
  expect(await readSession(area, server, before)).toBeNull();
});

test('a session that is over is no session', async () => {
  const area = createMemoryArea();
  await writeSession(area, session);
  expect(await readSession(area, server, new Date('2026-12-01T00:00:00Z'))).toBeNull();
});

test('a session is never given to another server', async () => {
  const area = createMemoryArea();
  await writeSession(area, session);
  expect(await readSession(area, 'https://elsewhere.example.com', before)).toBeNull();
});

test('what an older version kept in another form is no session', async () => {
  const area = createMemoryArea();
  await area.set({ [sessionKey]: { token: 'x' } });
  expect(await readSession(area, server, before)).toBeNull();
});
