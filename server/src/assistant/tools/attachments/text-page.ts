import type { ByteRange } from '../../../jira/attachments/issue-attachments.ts';
import { encodingOf } from '../../files/file-type.ts';

/** Bytes of a text that are read at one time. */
export const pageBytes = 12_000;

export interface TextPage {
  readonly text: string;
  /** The byte that it begins with. */
  readonly from: number;
  /** The byte to go on from; null at the end. */
  readonly next: number | null;
}

/** The byte that is meant: a negative one counts from the end. */
export function pageStart(from: number, size: number): number {
  return from < 0 ? Math.max(0, size + from) : Math.min(from, size);
}

/**
 * A part of a text that is cut between two characters, wherever it was to begin. `head` is its beginning, which is not asked
 * for again.
 */
export async function pageOf(
  from: number,
  size: number,
  head: Uint8Array,
  ask: (range: ByteRange) => Promise<Uint8Array>,
): Promise<TextPage> {
  const encoding = encodingOf(head);
  const start = encoding === 'utf-8' ? from : from - (from % 2);
  const bytes =
    start + pageBytes <= head.byteLength || head.byteLength >= size
      ? head.subarray(start, start + pageBytes)
      : await ask({ from: start, length: pageBytes });
  const end = start + bytes.byteLength;
  const skipped = encoding === 'utf-8' ? tornAtStart(bytes) : 0;
  const torn = end >= size ? 0 : tornAtEnd(bytes, encoding);
  const whole = bytes.subarray(skipped, bytes.byteLength - torn);
  // A mark at the beginning of the file says how it is written and is no text.
  const text = new TextDecoder(encoding, { ignoreBOM: false }).decode(whole);
  const next = end - torn;
  return { text, from: start + skipped, next: next >= size ? null : next };
}

function tornAtStart(bytes: Uint8Array): number {
  let torn = 0;
  while (torn < 3 && isContinuation(bytes[torn])) torn += 1;
  return torn;
}

/** Bytes of a character at the end whose rest is cut off. */
function tornAtEnd(bytes: Uint8Array, encoding: string): number {
  if (encoding !== 'utf-8') return bytes.byteLength % 2;
  for (let back = 1; back <= Math.min(3, bytes.byteLength); back += 1) {
    const byte = bytes[bytes.byteLength - back] ?? 0;
    if (isContinuation(byte)) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
