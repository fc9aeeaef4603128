import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { returnPath } from './return-path.ts';

const own = 'https://sidelight.example';

describe('returnPath', () => {
  it.each([
    ['/', '/'],
    ['/dashboard/token', '/dashboard/token'],
    ['/a?b=c&d=%2F%2Fx#e', '/a?b=c&d=%2F%2Fx#e'],
    ['/a/../b', '/b'],
    [undefined, '/'],
    [`/${'a'.repeat(2_000)}`, '/'],
  ])('%s leads to %s', (asked, path) => expect(returnPath(asked)).toBe(path));

  it('never leads away, as a browser resolves it', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '@',
      ':',
      '\t',
      '\n',
      '?',
      '#',
      '%2f',
      'evil.example',
      'https:',
    );
    const address = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(fc.oneof(address, fc.webUrl(), fc.string()), (asked) => {
        expect(new URL(returnPath(asked), own).origin).toBe(own);
      }),
      { numRuns: 2_000 },
    );
  });
});
