import { expect, test } from 'vitest';
import { sizeInWords } from './file-size.ts';

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1 KB'],
  [1_536, '1.5 KB'],
  [12_345, '12 KB'],
  [1_048_576, '1 MB'],
  [10 * 1_048_576, '10 MB'],
  [3 * 1_073_741_824, '3 GB'],
])('%d bytes are %s', (bytes, words) => expect(sizeInWords(bytes)).toBe(words));
