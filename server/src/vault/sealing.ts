import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyRing } from './key-ring.ts';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** What a sealed value is for and whose it is. Bound to it, so that a value copied elsewhere does not open. */
export interface SealingContext {
  readonly purpose: 'token-set';
  readonly connectionId: string;
}

/** "v1.KEY-ID.base64url(nonce, ciphertext, tag)". */
export function seal(plaintext: string, context: SealingContext, keys: KeyRing): string {
  const { id, bytes } = keys.sealing;
  // A random 96-bit nonce is safe for 2^32 seals under one key (NIST SP 800-38D, 8.3); a connection makes 24 a day.
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, bytes, nonce, { authTagLength: tagBytes });
  cipher.setAAD(additionalData(context, id));
  const sealed = Buffer.concat([
    nonce,
    cipher.update(plaintext, 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return `v1.${id}.${sealed.toString('base64url')}`;
}

/** Throws a plain Error that names the reason and no content when it was tampered with, moved, or sealed by a key not here. */
export function unseal(sealed: string, context: SealingContext, keys: KeyRing): string {
  const [version, id, encoded, ...rest] = sealed.split('.');
  if (version !== 'v1' || id === undefined || encoded === undefined || rest.length > 0) {
    throw new Error('The sealed value has an unknown form.');
  }
  const key = keys.find(id);
  if (key === undefined) throw new Error(`The key "${id}" is not in the key ring.`);
  const bytes = Buffer.from(encoded, 'base64url');
  if (bytes.length < nonceBytes + tagBytes) throw new Error('The sealed value is cut short.');
  const decipher = createDecipheriv(algorithm, key.bytes, bytes.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(additionalData(context, id));
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  const body = bytes.subarray(nonceBytes, -tagBytes);
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
}

function additionalData({ purpose, connectionId }: SealingContext, keyId: string): Buffer {
  return Buffer.from(JSON.stringify(['sidelight', purpose, connectionId, keyId]));
}
