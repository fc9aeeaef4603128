import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox.ts';
import { UPLOAD_LIMIT } from './uploaded-files.ts';

let now = Date.parse('2026-11-23T09:00:00Z');
let sandbox: Sandbox;
let base: string;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => now, issues: 30 });
  base = `${sandbox.url}/ex/jira/${sandbox.site.cloudId}/rest/api/3`;
});
afterAll(() => sandbox.close());

async function json(answer: Response) {
  return JSON.parse(await answer.text());
}

function send(method: string, path: string, headers: Record<string, string> = {}, body?: FormData) {
  return fetch(base + path, {
    method,
    redirect: 'manual',
    headers: { authorization: `Bearer ${sandbox.grant().accessToken}`, ...headers },
    ...(body === undefined ? {} : { body }),
  });
}

async function attach(content: string | Uint8Array<ArrayBuffer>, name: string, type: string, key = 'PAY-1') {
  const form = new FormData();
  form.append('file', new Blob([content], { type }), name);
  return send('POST', `/issue/${key}/attachments`, { 'x-atlassian-token': 'no-check' }, form);
}

test('a file is attached, read whole and in parts without a token, and deleted, with its history', async () => {
  const answer = await attach('zero to nine', 'notes.txt', 'text/plain');
  const [file] = await json(answer);
  expect([answer.status, file]).toMatchObject([
    200,
    { filename: 'notes.txt', size: 12, mimeType: 'text/plain' },
  ]);
  const redirect = await send('GET', `/attachment/content/${file.id}`);
  const location = redirect.headers.get('location') ?? '';
  expect(redirect.status).toBe(303);
  expect(await (await fetch(location)).text()).toBe('zero to nine');
  const part = await fetch(location, { headers: { range: 'bytes=5-6' } });
  expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([
    206,
    'to',
    'bytes 5-6/12',
  ]);
  const direct = await send('GET', `/attachment/content/${file.id}?redirect=false`, { range: 'bytes=99-' });
  expect([direct.status, direct.headers.get('content-range')]).toEqual([416, 'bytes */12']);
  expect((await fetch(location.replace('token=', 'token=x'))).status).toBe(403);
  now += 11 * 60_000;
  expect((await fetch(location)).status).toBe(403);
  expect((await send('DELETE', `/attachment/${file.id}`)).status).toBe(204);
  expect((await send('GET', `/attachment/${file.id}`)).status).toBe(404);
  const { values } = await json(await send('GET', '/issue/PAY-1/changelog'));
  expect(values.slice(-2).map((entry: { items: unknown }) => entry.items)).toMatchObject([
    [{ field: 'Attachment', from: null, to: file.id, toString: 'notes.txt' }],
    [{ field: 'Attachment', from: file.id, fromString: 'notes.txt', to: null }],
  ]);
});

test('pictures have thumbnails that fit, other files a stand-in if wanted', async () => {
  const picture = new PNG({ width: 400, height: 100 });
  picture.data.fill(200);
  const [{ id, thumbnail }] = await json(
    await attach(new Uint8Array(PNG.sync.write(picture)), 'a.png', 'image/png'),
  );
  expect(thumbnail).toContain(`/attachment/thumbnail/${id}`);
  const location = (await send('GET', `/attachment/thumbnail/${id}?width=50`)).headers.get('location') ?? '';
  const small = PNG.sync.read(Buffer.from(await (await fetch(location)).arrayBuffer()));
  expect([small.width, small.height, small.data[0]]).toEqual([50, 13, 200]);
  const [text] = await json(await attach('words', 'a.txt', 'text/plain'));
  const none = `/attachment/thumbnail/${text.id}?redirect=false&fallbackToDefault=`;
  expect((await send('GET', `${none}false`)).status).toBe(404);
  expect((await send('GET', `${none}true`)).headers.get('content-type')).toBe('image/png');
});

test('an upload is refused without the header, for nobody’s issue, without a file and when too large', async () => {
  const form = new FormData();
  form.append('file', new Blob(['x']), 'x.txt');
  expect((await send('POST', '/issue/PAY-1/attachments', {}, form)).status).toBe(403);
  expect((await attach('x', 'x.txt', 'text/plain', 'PAY-9999')).status).toBe(404);
  const check = { 'x-atlassian-token': 'no-check' };
  const empty = new FormData();
  empty.append('other', 'x');
  expect((await send('POST', '/issue/PAY-1/attachments', check, empty)).status).toBe(400);
  expect((await send('POST', '/issue/PAY-1/attachments', check)).status).toBe(415);
  const large = await attach(new Uint8Array(UPLOAD_LIMIT + 1), 'large.bin', 'application/octet-stream');
  expect([large.status, (await json(large)).errorMessages]).toEqual([
    413,
    ['The file is larger than the permitted size of 10485760 bytes.'],
  ]);
});
