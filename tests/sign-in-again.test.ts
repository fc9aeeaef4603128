import { randomUUID } from 'node:crypto';
import { conversationsSchema, tokenStatusSchema } from '@sidelight/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BrowserUnderTest } from '../server/src/http/routes/browser-under-test.ts';
import { startWholeApp, type WholeApp } from './whole-app.ts';

let server: WholeApp;
beforeAll(async () => {
  server = await startWholeApp();
});
afterAll(() => server?.close());

const statusOf = async (browser: BrowserUnderTest) =>
  tokenStatusSchema.parse(await (await browser.get('/api/token')).json());
const hasConversation = async (browser: BrowserUnderTest, id: string) =>
  conversationsSchema
    .parse(await (await browser.get('/api/chat')).json())
    .conversations.some((conversation) => conversation.id === id);

async function conversation(browser: BrowserUnderTest): Promise<string> {
  const conversationId = randomUUID();
  const action = { kind: 'message', messageId: randomUUID(), text: 'help' };
  await (await browser.post('/api/chat', { conversationId, action })).text();
  return conversationId;
}

test('signing in again replaces the tokens of the account’s connection and keeps its conversations', async () => {
  const browser = await server.signedIn();
  const id = await conversation(browser);
  const first = await statusOf(browser);
  expect(first.signedInAt).toBe(first.connectedAt);
  server.advance(3_600_000);
  await browser.post('/api/token/refresh');
  const renewed = await statusOf(browser);
  // A renewal is no new sign-in.
  expect(renewed.signedInAt).toBe(first.signedInAt);
  const again = await server.signedIn();
  const second = await statusOf(again);
  expect(Date.parse(second.signedInAt ?? '')).toBeGreaterThan(Date.parse(first.signedInAt ?? ''));
  expect(second.connectedAt).toBe(first.connectedAt);
  expect(await hasConversation(again, id)).toBe(true);
  expect((await again.get('/api/jira/myself')).status).toBe(200);
});

test('disconnecting forgets the tokens and keeps the conversations for the next sign-in', async () => {
  const browser = await server.signedIn();
  const id = await conversation(browser);
  expect((await browser.post('/api/token/disconnect')).status).toBe(204);
  const again = await server.signedIn();
  expect(await hasConversation(again, id)).toBe(true);
  expect((await statusOf(again)).state).toBe('connected');
});

test('whom Atlassian no longer lets in is told to reconnect at the next renewal, and signing in again does it', async () => {
  const { accountId } = server.sandbox.people[2] ?? server.sandbox.people[0];
  const browser = await server.signedIn({ accountId });
  const id = await conversation(browser);
  server.sandbox.revoke(accountId);
  server.advance(3_600_000);
  await browser.post('/api/token/refresh');
  expect((await statusOf(browser)).state).toBe('reconnect-required');
  const again = await server.signedIn({ accountId });
  expect((await statusOf(again)).state).toBe('connected');
  expect(await hasConversation(again, id)).toBe(true);
});

test('the API token’s connection has no end and nothing to renew', async () => {
  const late = await startWholeApp();
  try {
    const browser = late.newBrowser();
    await browser.post('/api/auth/access-key', {
      accessKey: 'the-access-key-of-whole-app-tests',
      remember: true,
    });
    expect(await statusOf(browser)).toMatchObject({
      wayIn: 'api-token',
      signedInAt: null,
      signInEndsAt: null,
      accessTokenExpiresAt: null,
      nextRefreshAt: null,
    });
  } finally {
    await late.close();
  }
});
