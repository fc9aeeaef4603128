import { expect, test } from 'vitest';
import { filesInWords } from './files-in-words.ts';

test('files are named while they are few', () => {
  expect([['a'], ['a', 'b'], ['a', 'b', 'c']].map(filesInWords)).toEqual(['a', 'a and b', '3 files']);
});
