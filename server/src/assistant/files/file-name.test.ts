import { expect, test } from 'vitest';
import { fileNameOf } from './file-name.ts';

test.each([
  ['report.pdf', 'report.pdf'],
  ['  naïve results (2).txt ', 'naïve results (2).txt'],
  ['C:\\Users\\Ann\\log.txt', 'log.txt'],
  ['../../etc/passwd', 'passwd'],
  ['photo\u202Egnp.exe', 'photognp.exe'],
  ['a\r\nSet-Cookie: x=1.txt', "aSet-Cookie' x=1.txt"],
  ['"><script>.svg', "'''script'.svg"],
  ['..', 'file'],
  ['', 'file'],
  ['/', 'file'],
  ['.env', 'env'],
  ['u\u0308.png', 'ü.png'],
])('%j is kept as %j', (given, kept) => {
  expect(fileNameOf(given)).toBe(kept);
});

test('a long name keeps its ending', () => {
  const name = fileNameOf(`${'x'.repeat(5_000)}.json`);
  expect(name.length).toBe(200);
  expect(name.endsWith('x.json')).toBe(true);
});
