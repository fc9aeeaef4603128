import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { developmentExtensionId, developmentKey } from './identity.ts';

/** Chromium: the first 16 bytes of the key's SHA-256, each hex digit written as a letter from a to p. */
function idOf(publicKey: string): string {
  const digest = createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex');
  return [...digest.slice(0, 32)]
    .map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)))
    .join('');
}

test('the id that the server lists is the one a browser derives from the key', () => {
  expect(idOf(developmentKey)).toBe(developmentExtensionId);
});
