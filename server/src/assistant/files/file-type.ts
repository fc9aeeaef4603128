import type { FileKind } from '@sidelight/contract';

export interface FileType {
  readonly mediaType: string;
  readonly kind: FileKind;
}

/** So many of the first bytes are looked at. */
export const sniffedBytes = 64 * 1024;

const pictures: readonly (readonly [mediaType: string, isIt: (head: Buffer) => boolean])[] = [
  ['image/png', (head) => head.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))],
  ['image/jpeg', (head) => head.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'))],
  ['image/gif', (head) => /^GIF8[79]a$/.test(head.toString('latin1', 0, 6))],
  [
    'image/webp',
    (head) => head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP',
  ],
];

const others: readonly (readonly [mediaType: string, beginning: string])[] = [
  ['application/pdf', '%PDF-'],
  ['application/zip', 'PK\u0003\u0004'],
  ['application/gzip', '\u001f\u008b'],
];

/** What a text is called by its ending: it says how to read it, never that it may be run or shown as a page. */
const texts: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  htm: 'text/html',
  html: 'text/html',
  json: 'application/json',
  md: 'text/markdown',
  svg: 'image/svg+xml',
  xml: 'application/xml',
};

/** What a file is, by its first bytes; its name only tells one text from another. */
export function fileTypeOf(name: string, beginning: Uint8Array): FileType {
  const head = Buffer.from(beginning.buffer, beginning.byteOffset, beginning.byteLength);
  const picture = pictures.find(([, isIt]) => isIt(head));
  if (picture !== undefined) return { mediaType: picture[0], kind: 'image' };
  const other = others.find(([, start]) => head.toString('latin1', 0, start.length) === start);
  if (other !== undefined) return { mediaType: other[0], kind: 'other' };
  if (textOf(head.subarray(0, sniffedBytes), 'cut') === null)
    return { mediaType: 'application/octet-stream', kind: 'other' };
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return { mediaType: texts[ending] ?? 'text/plain', kind: 'text' };
}

/**
 * Bytes as text: UTF-8, or UTF-16 where it says so with its first two bytes. Null for what is neither. A character that was
 * torn at the end is left out where the text is `cut`.
 */
export function textOf(bytes: Uint8Array, end: 'cut' | 'whole'): string | null {
  const encoding = encodingOf(bytes);
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: end === 'cut' });
    return hasForeignControls(text) ? null : text;
  } catch {
    return null;
  }
}

/** How a text is written, by its first two bytes. */
export function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/** Tabs, line ends and form feeds belong to texts, and so do the escapes of coloured logs. */
const controlsOfTexts = new Set(['\t', '\n', '\f', '\r', '\u001b', '\u0085']);

function hasForeignControls(text: string): boolean {
  const controls = text.match(/\p{Cc}/gu) ?? [];
  return controls.some((character) => !controlsOfTexts.has(character));
}
