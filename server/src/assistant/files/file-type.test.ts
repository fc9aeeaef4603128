import { expect, test } from 'vitest';
import { fileTypeOf, textOf } from './file-type.ts';

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));
const text = (said: string) => new TextEncoder().encode(said);

test.each([
  ['shot.png', bytes('89504e470d0a1a0a00'), 'image/png', 'image'],
  // Its first bytes count and not its name.
  ['page.html', bytes('89504e470d0a1a0a00'), 'image/png', 'image'],
  ['shot.jpg', bytes('ffd8ffe000'), 'image/jpeg', 'image'],
  ['shot.gif', text('GIF89a..'), 'image/gif', 'image'],
  ['shot.webp', text('RIFF0000WEBPVP8 '), 'image/webp', 'image'],
  ['shot.png', text('<script>alert(1)</script>'), 'text/plain', 'text'],
  ['drawing.svg', text('<svg onload="alert(1)"/>'), 'image/svg+xml', 'text'],
  ['page.html', text('<!doctype html>'), 'text/html', 'text'],
  ['numbers.CSV', text('a;b\n1;2'), 'text/csv', 'text'],
  ['data.json', text('{}'), 'application/json', 'text'],
  ['colours.log', text('\u001b[31mERROR\u001b[0m it broke\r\n'), 'text/plain', 'text'],
  ['windows.log', new Uint8Array(Buffer.from('\ufeffError: über', 'utf16le')), 'text/plain', 'text'],
  ['empty', new Uint8Array(), 'text/plain', 'text'],
  ['paper.pdf', text('%PDF-1.7'), 'application/pdf', 'other'],
  ['archive.zip', text('PK\u0003\u0004'), 'application/zip', 'other'],
  ['program.txt', bytes('4d5a900003000000'), 'application/octet-stream', 'other'],
  ['latin.txt', bytes('666f6ffc'), 'application/octet-stream', 'other'],
])('%s is told by its first bytes', (name, beginning, mediaType, kind) => {
  expect(fileTypeOf(name, beginning)).toEqual({ mediaType, kind });
});

test('a character that is torn at the end is left out of what is cut', () => {
  const torn = text('grün').subarray(0, 3);
  expect(textOf(torn, 'cut')).toBe('gr');
  expect(textOf(torn, 'whole')).toBeNull();
  expect(textOf(new Uint8Array(Buffer.from('\ufeffüber', 'utf16le')), 'whole')).toBe('über');
});
