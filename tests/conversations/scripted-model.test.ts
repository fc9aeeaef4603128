import { expect, it } from 'vitest';
import { chores } from './all-chores.ts';
import { converseWith } from './converse.test-rig.ts';

converseWith('scripted');

it('are at least 60', () => {
  const all = Object.values(chores).flat();
  expect(all.filter(({ models }) => models.includes('scripted')).length).toBeGreaterThanOrEqual(60);
});
