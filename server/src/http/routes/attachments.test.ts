import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ChatRig, newIssues, startChatRig } from '../../assistant/chat.test-rig.ts';
import { problemOf } from './browser-under-test.ts';

let rig: ChatRig;
let key: string;
beforeAll(async () => {
  rig = await startChatRig();
  [key = ''] = await newIssues(rig, 1);
});
afterAll(() => rig.close());

const png = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);
const text = (said: string) => new TextEncoder().encode(said);

async function attached(name: string, mediaType: string, bytes: Uint8Array): Promise<string> {
  const made = await rig.amelie.account.attachments.add(key, [{ name, mediaType, bytes }]);
  return made.attachments[0]?.id ?? '';
}

test('a picture has a thumbnail of a safe kind', async () => {
  const id = await attached('shot.png', 'image/png', png);
  const answer = await rig.amelie.ask('GET', `/api/jira/attachments/${id}/thumbnail?side=80`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  expect(Buffer.from(await answer.arrayBuffer()).toString('latin1', 1, 4)).toBe('PNG');
});

test('what was uploaded as a picture and is a page has none, and is answered to be saved', async () => {
  const page = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
  const id = await attached('shot.svg', 'image/svg+xml', text(page));
  const thumbnail = await rig.amelie.ask('GET', `/api/jira/attachments/${id}/thumbnail`);
  expect([thumbnail.status, await problemOf(thumbnail)]).toEqual([404, 'jira.not-found']);
  const content = await rig.amelie.ask('GET', `/api/jira/attachments/${id}/content`);
  expect(content.headers.get('content-type')).toBe('application/octet-stream');
  expect(content.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''shot.svg");
  expect(await content.text()).toBe(page);
});

test('what Jira does not show to the person is not there', async () => {
  for (const path of ['thumbnail', 'content']) {
    const answer = await rig.amelie.ask('GET', `/api/jira/attachments/99999999/${path}`);
    expect([answer.status, await problemOf(answer)]).toEqual([404, 'jira.not-found']);
  }
});

test.each(['1%2F..%2F..%2Fmyself', 'abc', '-1'])('%s is no id', async (id) => {
  const answer = await rig.amelie.ask('GET', `/api/jira/attachments/${id}/content`);
  expect([answer.status, await problemOf(answer)]).toEqual([422, 'request.invalid']);
});
