import { expect, it } from 'vitest';
import { loneChoice } from './choice.ts';

it.each([
  ['the second one', 2],
  ['the last', 3],
  ['number 3', 3],
  ['#1', 1],
  ['2', 2],
  ['I mean the first one, please', 1],
  ['the fourth', undefined],
  ['close the second', undefined],
  ['yes', undefined],
  ['', undefined],
])('%s', (text, place) => {
  expect(loneChoice(text, 3)).toBe(place);
});
