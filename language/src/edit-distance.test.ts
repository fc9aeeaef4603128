import { expect, it } from 'vitest';
import { editDistance, nearest } from './edit-distance.ts';

it.each([
  ['same', 'same', 0],
  ['opne', 'open', 1],
  ['assgin', 'assign', 1],
  ['bug', 'bugs', 1],
  ['abcdef', 'uvwxyz', 3],
])('%s and %s are %i apart, counting no further than 2', (left, right, distance) => {
  expect(editDistance(left, right, 2)).toBe(distance);
  expect(editDistance(right, left, 2)).toBe(distance);
});

it('takes the nearest word only when there is one', () => {
  expect(nearest('progess', ['progress', 'project'])).toBe('progress');
  expect(nearest('tast', ['task', 'test'])).toBeUndefined();
  expect(nearest('it', ['is'])).toBeUndefined();
});
