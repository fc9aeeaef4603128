import { describe, expect, it, test } from 'vitest';
import { bestMatches, scoreOf } from './score.ts';

describe('scoreOf', () => {
  test.each([
    ['Payments', 'payments', 1],
    ['Zoë Lindqvist', 'zoe lindqvist', 1],
    ['Fix versions', 'fix', 0.88],
    ['Story Points', 'points', 0.75],
    ['Release Train 12', 'rt', 0.7],
    ['Checkout', 'eck', 0.64],
    ['Checkout', 'chekcout', 0.55],
    ['In Review', 'reviw', 0.48],
    ['Checkout', 'payments', null],
    ['Checkout', '  ', null],
    ['…', 'checkout', null],
  ])('%s for "%s": %s', (name, said, score) => expect(scoreOf(name, said)).toBe(score));

  it('takes time in proportion to what was said', () => {
    expect(scoreOf('a '.repeat(100_000), 'b '.repeat(100_000))).toBeNull();
  });
});

it('puts the best first, and takes the best of several names', () => {
  const projects = [
    { key: 'WEB', name: 'Web Shop' },
    { key: 'OPS', name: 'Operations' },
    { key: 'SHOP', name: 'Old pages' },
  ];
  const found = bestMatches(projects, 'shop', ({ key, name }) => [key, name]);
  expect(found.map(({ item, score }) => [item.key, score])).toEqual([
    ['SHOP', 1],
    ['WEB', 0.75],
  ]);
});
