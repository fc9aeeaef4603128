import { expect, it } from 'vitest';
import { RecentMap } from './recent-map.ts';

it('forgets what was used least recently once it is full', () => {
  const map = new RecentMap<number>(2);
  map.set('a', 1);
  map.set('b', 2);
  expect(map.get('a')).toBe(1);
  map.set('c', 3);
  expect([map.get('b'), map.keys()]).toEqual([undefined, ['a', 'c']]);
  map.set('a', 4);
  map.set('d', 5);
  expect([map.get('a'), map.keys()]).toEqual([4, ['d', 'a']]);
  map.delete('a');
  expect(map.keys()).toEqual(['d']);
});
