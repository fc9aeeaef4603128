import { expect, it } from 'vitest';
import { initialsOf } from './initials.ts';

it.each([
  ['Amélie Laurent', 'AL'],
  ['Priya van der Berg', 'PB'],
  ['jonas.berg', 'JB'],
  ['Élodie', 'É'],
  ['李 小龙', '李小'],
  ['(removed) 42', '?'],
  ['', '?'],
])('%s → %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
