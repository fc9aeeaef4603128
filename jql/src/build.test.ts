import { describe, expect, it } from 'vitest';
import { and, comparison, empty, list, not, or, query, sortBy } from './build.ts';
import { print } from './print.ts';

const a = comparison('a', '=', 'x');
const b = comparison('b', 'is', empty);
const c = comparison('c', 'in', list(['one two', 3]));

describe('builders', () => {
  it('join, flatten and leave out what is not there', () => {
    expect(and(null, null)).toBeNull();
    expect(and(null, a)).toBe(a);
    expect(print(query(and(and(a, b), null, c)))).toBe('a = x AND b IS EMPTY AND c IN ("one two", 3)');
    expect(print(query(and(or(a, b), not(c)), sortBy('created', 'desc'), sortBy('Story Points')))).toBe(
      '(a = x OR b IS EMPTY) AND NOT c IN ("one two", 3) ORDER BY created DESC, "Story Points"',
    );
  });

  it('refuses a list without items, which JQL cannot write', () => {
    expect(() => list([])).toThrow(RangeError);
  });
});
