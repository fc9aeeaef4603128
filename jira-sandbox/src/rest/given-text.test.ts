import { expect, it } from 'vitest';
import { givenText } from './given-text.ts';

it.each([
  ['a text', 'a text'],
  [10002, '10002'],
  [null, 'null'],
  [undefined, 'undefined'],
  [{ toString: 'doc', valueOf: 1 }, '{"toString":"doc","valueOf":1}'],
  [[1, [2]], '[1,[2]]'],
])('%j is %j', (value, text) => {
  expect(givenText(value)).toBe(text);
});
