import { expect, test } from 'vitest';
import { formatDuration } from '../formats/duration.ts';
import { pageTitle } from './issue-parts.tsx';

test.each([
  [{ total: 3, first: 1, last: 3 }, 'Comments (3)'],
  [{ total: 112, first: 93, last: 112 }, 'Comments (newest 20 of 112)'],
  [{ total: 112, first: 73, last: 92 }, 'Comments (73 to 92 of 112)'],
  [{ total: 22, first: 1, last: 2 }, 'Comments (1 to 2 of 22)'],
])('says which part is shown: %j', (page, title) => {
  expect(pageTitle('Comments', page)).toBe(title);
});

test.each([
  [0, '0m'],
  [45, '45m'],
  [120, '2h'],
  [1_515, '25h 15m'],
])('%i minutes are %s', (minutes, words) => expect(formatDuration(minutes)).toBe(words));
