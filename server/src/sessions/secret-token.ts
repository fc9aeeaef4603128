import { createHash, timingSafeEqual } from 'node:crypto';
import type { Ambient } from '../ambient.ts';

/** 256 unpredictable bits in base64url: 43 characters. */
export function newSecretToken(ambient: Pick<Ambient, 'randomBytes'>): string {
  return Buffer.from(ambient.randomBytes(32)).toString('base64url');
}

/** What is stored instead of the token. A fast hash suffices: 256 random bits cannot be guessed from it. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Compares in a time that tells nothing of where the two differ, nor of their lengths. */
export function sameSecret(one: string, other: string): boolean {
  return timingSafeEqual(
    createHash('sha256').update(one).digest(),
    createHash('sha256').update(other).digest(),
  );
}
