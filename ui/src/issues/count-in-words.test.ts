import { expect, it } from 'vitest';
import { countInWords } from './count-in-words.ts';

it.each([
  [10, 42, true, 'Showing 10 of 42 issues'],
  [5, 1234, true, 'Showing 5 of 1,234 issues'],
  [42, 42, false, '42 issues'],
  [1, 1, false, '1 issue'],
  [0, 0, false, 'No issues match'],
  [0, null, false, 'No issues match'],
  [0, 17, false, '17 issues in all'],
  [10, null, true, 'Showing the first 10 issues'],
  [3, null, false, '3 issues'],
])('%i shown of %s, more: %s', (shown, total, more, words) => {
  expect(countInWords(shown, total, more)).toBe(words);
});
