import { expect, test } from 'vitest';
import { pageBytes, pageOf, pageStart } from './text-page.ts';

const sniffed = 64 * 1024;

/** Everything, page by page, as from a store that hands out parts. */
async function pages(bytes: Uint8Array, from = 0): Promise<string[]> {
  const texts: string[] = [];
  const head = bytes.subarray(0, sniffed);
  for (let next: number | null = from; next !== null; ) {
    const page = await pageOf(next, bytes.byteLength, head, async ({ from: at, length }) =>
      bytes.subarray(at, at + length),
    );
    texts.push(page.text);
    next = page.next;
  }
  return texts;
}

test.each([
  ['letters', 'x'.repeat(100_000)],
  ['umlauts', 'ü'.repeat(50_000)],
  ['umlauts after one letter', `x${'ü'.repeat(50_000)}`],
  ['emoji', `ab${'👩‍🚀'.repeat(10_000)}`],
])('pages of %s add up to the text', async (_what, text) => {
  const found = await pages(new TextEncoder().encode(text));
  expect(found.length).toBeGreaterThan(5);
  expect(found.join('')).toBe(text);
});

test('UTF-16 is read in pages too', async () => {
  const text = 'größer 👍 '.repeat(9_000);
  const bytes = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
  expect((await pages(bytes)).join('')).toBe(text);
});

test('a page begins with a whole character wherever it was asked for', async () => {
  const bytes = new TextEncoder().encode('üüü');
  const page = await pageOf(1, 6, bytes, async () => new Uint8Array());
  expect(page).toEqual({ text: 'üü', from: 2, next: null });
});

test('a place is counted from the end where it is negative, and never lies outside', () => {
  expect([pageStart(5, 10), pageStart(-4, 10), pageStart(-40, 10), pageStart(40, 10)]).toEqual([5, 6, 0, 10]);
  expect(pageBytes).toBeLessThan(sniffed);
});
