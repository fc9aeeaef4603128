import { expect, it } from 'vitest';
import { chores } from './all-chores.ts';
import { converseWith } from './converse.test-rig.ts';

converseWith('built-in');

it('are at least 25', () => {
  const all = Object.values(chores).flat();
  expect(all.filter(({ models }) => models.includes('built-in')).length).toBeGreaterThanOrEqual(25);
});
