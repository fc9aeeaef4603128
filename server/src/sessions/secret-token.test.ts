import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { hashToken, newSecretToken, sameSecret } from './secret-token.ts';

it('makes tokens of 256 bits that are stored as something else', () => {
  const token = newSecretToken({ randomBytes });
  expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(newSecretToken({ randomBytes })).not.toBe(token);
  expect(hashToken(token)).not.toContain(token);
  expect(hashToken(token)).toBe(hashToken(token));
});

it.each([
  ['the same', 'secret', 'secret', true],
  ['one letter', 'secret', 'secreT', false],
  ['a beginning', 'secret', 'secre', false],
  ['nothing', 'secret', '', false],
  ['other characters of as many bytes', 'é', 'ab', false],
])('compares secrets of any length: %s', (_name, one, other, same) => {
  expect(sameSecret(one, other)).toBe(same);
});
