import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { StorageError } from '../storage/storage-error.ts';
import { type ChatRig, startChatRig } from './chat.test-rig.ts';

let rig: ChatRig;
/** What the disk does with a question. */
let disk: () => Promise<void>;
beforeAll(async () => {
  rig = await startChatRig({ onDisk: () => disk() });
  // What is remembered of the site is asked for before.
  disk = async () => undefined;
  await rig.amelie.say(randomUUID(), 'show my open issues');
});
beforeEach(() => rig.sandbox.clearCalls());
afterAll(() => rig.close());

const asking = (conversationId: string) => ({
  conversationId,
  timeZone: 'Europe/Berlin',
  action: { kind: 'message', messageId: randomUUID(), text: 'show my open issues' },
});

it('asks Jira while the disk takes the question, and tells nothing before it has it', async () => {
  const taken = Promise.withResolvers<void>();
  disk = () => taken.promise;
  let answered = false;
  const response = rig.amelie.send(asking(randomUUID())).then((answer) => {
    answered = true;
    return answer;
  });
  await expect.poll(() => rig.sandbox.calls.length).toBeGreaterThan(0);
  // Another request is answered meanwhile: this one could have been as well.
  await rig.amelie.get(`/api/chat/${randomUUID()}`);
  expect(answered).toBe(false);
  taken.resolve();
  const stream = await (await response).text();
  expect(stream).toContain('open issues assigned to you');
  expect(stream).toContain('[DONE]');
});

it('refuses a question that the disk did not take, and is free for the next', async () => {
  const conversationId = randomUUID();
  disk = () => Promise.reject(new StorageError(new Error('EIO'), { passing: false }));
  const refused = await rig.amelie.send(asking(conversationId));
  expect(await refused.json()).toMatchObject({ code: 'server.storage' });
  disk = async () => undefined;
  const next = await rig.amelie.say(conversationId, 'show my open issues');
  expect(next.text).toContain('open issues assigned to you');
});
