import type { SentFile } from '@sidelight/contract';
import { expect, test } from 'vitest';
import type { Message } from '../conversation.ts';
import { type FileReading, filePartsOf, mostPictureBytes } from './file-parts.ts';

const file = (name: string, kind: SentFile['kind'], size: number): SentFile => ({
  id: name,
  name,
  kind,
  size,
  mediaType: kind === 'image' ? 'image/png' : 'text/csv',
});
const said = (...files: SentFile[]): Message => ({
  id: files.map(({ id }) => id).join(),
  role: 'user',
  parts: [
    ...files.map((data) => ({ type: 'data-file' as const, id: data.id, data })),
    { type: 'text', text: 'Look' },
  ],
});

/** As many bytes as the file has, or were asked for. */
const reading: FileReading = {
  beginning: async ({ id, size }, length) => (id === 'gone' ? null : new Uint8Array(Math.min(size, length))),
};

async function sizes(messages: readonly Message[], from: FileReading | null = reading) {
  const { partOf, haveContent } = await filePartsOf(messages, from);
  const parts = messages.flatMap((message) => message.parts.flatMap((part) => partOf(part) ?? []));
  return {
    haveContent,
    parts: parts.map(({ filename, mediaType, data }) => [
      filename,
      mediaType,
      data instanceof Uint8Array ? data.byteLength : data,
    ]),
  };
}

test('the newest two messages with files are sent with their content, older ones by name', async () => {
  const { parts, haveContent } = await sizes([
    said(file('old', 'text', 5)),
    said(file('shot', 'image', 10), file('gone', 'text', 5)),
    said(),
    said(file('paper', 'other', 99), file('log', 'text', 7)),
  ]);
  expect(haveContent).toBe(true);
  expect(parts).toEqual([
    ['old', 'application/octet-stream', 0],
    ['shot', 'image/png', 10],
    ['gone', 'application/octet-stream', 0],
    ['paper', 'application/octet-stream', 0],
    ['log', 'text/plain', 7],
  ]);
});

test('texts are bounded each and together, pictures in number and size', async () => {
  const logs = ['a', 'b', 'c', 'd'].map((name) => file(name, 'text', 15_000));
  expect((await sizes([said(...logs)])).parts.map(([, , size]) => size)).toEqual([15_000, 15_000, 2_000, 0]);
  const long = await sizes([said(file('long', 'text', 1_000_000))]);
  expect(long.parts).toEqual([['long', 'text/plain', 16_000]]);
  const pictures = Array.from({ length: 6 }, (_, index) => file(`p${index}`, 'image', 10));
  const shown = await sizes([said(file('huge', 'image', mostPictureBytes + 1), ...pictures)]);
  expect(shown.parts.map(([, , size]) => size)).toEqual([0, 10, 10, 10, 10, 10, 0]);
});

test('for a model that reads names alone nothing is read', async () => {
  const { parts, haveContent } = await sizes([said(file('shot', 'image', 10))], null);
  expect([haveContent, parts]).toEqual([false, [['shot', 'application/octet-stream', 0]]]);
});
