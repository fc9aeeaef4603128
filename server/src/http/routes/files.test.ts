import { randomUUID } from 'node:crypto';
import { mostFileBytes, sentFileSchema } from '@sidelight/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ChatRig, startChatRig } from '../../assistant/chat.test-rig.ts';
import { problemOf } from './browser-under-test.ts';

let rig: ChatRig;
beforeAll(async () => {
  rig = await startChatRig();
});
afterAll(() => rig.close());

const png = new Uint8Array(Buffer.from('89504e470d0a1a0a0000', 'hex'));
const added = async (response: Promise<Response>) => sentFileSchema.parse(await (await response).json());

test('a file comes back byte for byte, to be saved and not shown', async () => {
  const conversationId = randomUUID();
  const page = '<script>alert(document.cookie)</script>';
  const file = await added(rig.amelie.upload(conversationId, 'seite "1".html', page));
  expect(file).toMatchObject({ name: "seite '1'.html", mediaType: 'text/html', kind: 'text', size: 39 });
  const answer = await rig.amelie.ask('GET', `/api/files/${file.id}`);
  expect(answer.headers.get('content-type')).toBe('application/octet-stream');
  expect(answer.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''seite%20%271%27.html");
  expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(await answer.text()).toBe(page);
});

test('only a picture goes by a type of its own, whatever its name says', async () => {
  const picture = await added(rig.amelie.upload(randomUUID(), 'virus.exe', png));
  const drawing = await added(rig.amelie.upload(randomUUID(), 'x.svg', '<svg onload="alert(1)"/>'));
  const types = await Promise.all(
    [picture, drawing].map(async ({ id }) =>
      (await rig.amelie.ask('GET', `/api/files/${id}`)).headers.get('content-type'),
    ),
  );
  expect(types).toEqual(['image/png', 'application/octet-stream']);
});

test('the largest file is taken, one byte more is not, said before or while it comes', async () => {
  const large = new Uint8Array(mostFileBytes);
  const file = await added(rig.other.upload(randomUUID(), 'large.bin', large));
  const back = await (await rig.other.ask('GET', `/api/files/${file.id}`)).arrayBuffer();
  expect(Buffer.from(back).equals(Buffer.from(large))).toBe(true);
  await rig.other.ask('DELETE', `/api/files/${file.id}`);

  const told = await rig.other.upload(randomUUID(), 'x', new Uint8Array(mostFileBytes + 1));
  expect([told.status, await problemOf(told)]).toEqual([413, 'assistant.file-too-large']);

  const { files } = rig.assistant;
  const { connectionId } = rig.other;
  const untold = async function* () {
    for (let sent = 0; sent <= mostFileBytes; sent += 1_048_576) yield new Uint8Array(1_048_576);
  };
  const where = { connectionId, conversationId: randomUUID() };
  await expect(files.receive(where, { name: 'x', body: untold() })).rejects.toMatchObject({
    code: 'assistant.file-too-large',
  });
  const broken = async function* () {
    yield new Uint8Array(1_048_576);
    throw new Error('The line broke.');
  };
  await expect(files.receive(where, { name: 'x', body: broken() })).rejects.toThrow('The line broke.');
  expect(
    await rig.database.selectFrom('files').select('id').where('connection_id', '=', connectionId).execute(),
  ).toEqual([]);
});

test('one person has so much room and no more', async () => {
  const { connectionId } = rig.other;
  const where = { connectionId, conversationId: randomUUID() };
  const large = new Uint8Array(mostFileBytes);
  for (let index = 0; index < 10; index += 1) {
    await rig.assistant.files.receive(where, { name: `${index}`, body: asBody(large) });
  }
  const full = await rig.other.upload(randomUUID(), 'a', 'a');
  expect([full.status, await problemOf(full)]).toEqual([429, 'assistant.files-full']);
  expect((await rig.amelie.upload(randomUUID(), 'a', 'a')).status).toBe(201);
  await rig.database.deleteFrom('files').where('connection_id', '=', connectionId).execute();
});

async function* asBody(bytes: Uint8Array) {
  yield bytes;
}

test.each([
  ['no name', {}, 422],
  ['a name that is not encoded well', { 'x-file-name': '%E0%A4%A' }, 422],
])('%s is refused', async (_what, headers, status) => {
  const answer = await rig.app.inject({
    method: 'POST',
    url: `/api/chat/${randomUUID()}/files`,
    headers: { ...rig.amelie.headers, 'content-type': 'application/octet-stream', ...headers },
    payload: Buffer.from('x'),
  });
  expect([answer.statusCode, answer.json().code]).toEqual([status, 'request.invalid']);
});

test('JSON is not a file', async () => {
  const answer = await rig.amelie.ask('POST', `/api/chat/${randomUUID()}/files`, { a: 1 });
  expect(await problemOf(answer)).toBe('request.invalid');
});

describe("another person's file", () => {
  test('cannot be read, deleted or sent', async () => {
    const conversationId = randomUUID();
    const file = await added(rig.amelie.upload(conversationId, 'secret.txt', 'secret'));
    for (const method of ['GET', 'DELETE']) {
      const answer = await rig.other.ask(method, `/api/files/${file.id}`);
      expect([answer.status, await problemOf(answer)]).toEqual([404, 'assistant.file-unknown']);
    }
    const action = { kind: 'message', messageId: 'm1', text: 'hello', files: [file.id] };
    const sent = await rig.other.send({ conversationId: randomUUID(), action });
    expect([sent.status, await problemOf(sent)]).toEqual([404, 'assistant.file-unknown']);
    expect((await rig.amelie.ask('GET', `/api/files/${file.id}`)).status).toBe(200);
  });

  test('is not added to by somebody else', async () => {
    const conversationId = randomUUID();
    await rig.amelie.say(conversationId, 'help');
    const answer = await rig.other.upload(conversationId, 'a.txt', 'a');
    expect([answer.status, await problemOf(answer)]).toEqual([404, 'assistant.conversation-unknown']);
  });
});

test('a file goes with messages of its own conversation alone', async () => {
  const file = await added(rig.amelie.upload(randomUUID(), 'a.txt', 'a'));
  const action = { kind: 'message', messageId: 'm1', text: 'hello', files: [file.id] };
  const sent = await rig.amelie.send({ conversationId: randomUUID(), action });
  expect(await problemOf(sent)).toBe('assistant.file-unknown');
});

test('files stand in the message they were sent with, also where it says nothing', async () => {
  const conversationId = randomUUID();
  const turn = await rig.amelie.sayWith(conversationId, '', { 'shot.png': png, 'a.log': 'ERROR' });
  expect(turn.status).toBe(200);
  const { body } = await rig.amelie.get(`/api/chat/${conversationId}`);
  expect(body).toMatchObject({
    title: 'shot.png, a.log',
    messages: [
      {
        role: 'user',
        parts: [
          { type: 'data-file', data: { name: 'shot.png', kind: 'image', size: 10 } },
          { type: 'data-file', data: { name: 'a.log', kind: 'text', size: 5 } },
        ],
      },
      {},
    ],
  });
  const nothing = await rig.amelie.send({
    conversationId,
    action: { kind: 'message', messageId: 'm9', text: ' ' },
  });
  expect(await problemOf(nothing)).toBe('request.invalid');
});

test('a file that was not sent is gone after a day, one that was after thirty, or with its conversation', async () => {
  const day = 24 * 60 * 60_000;
  const conversationId = randomUUID();
  const unsent = await added(rig.amelie.upload(conversationId, 'unsent.txt', 'a'));
  await rig.amelie.sayWith(conversationId, 'help', { 'sent.txt': 'b' });
  const other = randomUUID();
  await rig.amelie.sayWith(other, 'help', { 'other.txt': 'b' });
  const rows = await rig.database.selectFrom('files').select(['id', 'name']).execute();
  const idOf = (name: string) => rows.find((row) => row.name === name)?.id ?? '';
  const statusOf = async (id: string) => (await rig.amelie.ask('GET', `/api/files/${id}`)).status;
  const statuses = () => Promise.all([unsent.id, idOf('sent.txt'), idOf('other.txt')].map(statusOf));
  expect(await statuses()).toEqual([200, 200, 200]);
  expect((await rig.amelie.ask('DELETE', `/api/chat/${other}`)).status).toBe(204);
  expect(await statuses()).toEqual([200, 200, 404]);
  rig.advance(day);
  expect(await statuses()).toEqual([404, 200, 404]);
  rig.advance(29 * day);
  const { connectionId } = rig.amelie;
  await expect(rig.assistant.files.find(connectionId, idOf('sent.txt'))).rejects.toMatchObject({
    code: 'assistant.file-unknown',
  });
  await rig.assistant.files.sweep();
  expect(await rig.database.selectFrom('file_pieces').select('file_id').execute()).toEqual([]);
});
