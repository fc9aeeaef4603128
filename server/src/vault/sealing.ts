import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyRing } from './key-ring.ts';

const algorithm = 'aes-256-gcm';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** What a sealed value is for and whose it is. Bound to it, so that a value copied elsewhere does not open. */
export interface SealingContext {
  readonly purpose: 'token-set';
  readonly connectionId: string;
}

/**
 * "v2.KEY-ID.WRAPPED-KEY.SEALED": the value under a data key of its own, and that key under the first of the ring. So a
 * key of the ring can be replaced without opening a value, and never seals more than short random keys.
 */
export function seal(plaintext: string, context: SealingContext, keys: KeyRing): string {
  const dataKey = randomBytes(keyBytes);
  const sealed = encrypt(Buffer.from(plaintext, 'utf8'), dataKey, valueData(context));
  return `${wrap(dataKey, context, keys)}.${sealed.toString('base64url')}`;
}

/** Throws a plain Error that names the reason and no content when it was tampered with, moved, or sealed by a key not here. */
export function unseal(sealed: string, context: SealingContext, keys: KeyRing): string {
  const parts = partsOf(sealed);
  const key = keys.find(parts.keyId);
  if (key === undefined) throw new Error(`The key "${parts.keyId}" is not in the key ring.`);
  if (parts.version === 'v1') {
    return decrypt(parts.value, key.bytes, firstFormData(context, parts.keyId)).toString('utf8');
  }
  const dataKey = decrypt(parts.wrappedKey, key.bytes, wrapData(context, parts.keyId));
  return decrypt(parts.value, dataKey, valueData(context)).toString('utf8');
}

/**
 * The same value under the first key of the ring; null when it is already. Only the data key is wrapped anew; a value in
 * the form of earlier versions is sealed anew. Throws as `unseal` does.
 */
export function reseal(sealed: string, context: SealingContext, keys: KeyRing): string | null {
  const parts = partsOf(sealed);
  if (parts.version === 'v1') return seal(unseal(sealed, context, keys), context, keys);
  if (parts.keyId === keys.sealing.id) return null;
  const key = keys.find(parts.keyId);
  if (key === undefined) throw new Error(`The key "${parts.keyId}" is not in the key ring.`);
  const dataKey = decrypt(parts.wrappedKey, key.bytes, wrapData(context, parts.keyId));
  return `${wrap(dataKey, context, keys)}.${parts.value.toString('base64url')}`;
}

/** How every value that the key seals in the newest form begins. */
export function sealedPrefix(keyId: string): string {
  return `v2.${keyId}.`;
}

function wrap(dataKey: Uint8Array, context: SealingContext, { sealing }: KeyRing): string {
  const wrapped = encrypt(dataKey, sealing.bytes, wrapData(context, sealing.id));
  return `${sealedPrefix(sealing.id)}${wrapped.toString('base64url')}`;
}

type Parts =
  | { readonly version: 'v1'; readonly keyId: string; readonly value: Buffer }
  | { readonly version: 'v2'; readonly keyId: string; readonly wrappedKey: Buffer; readonly value: Buffer };

function partsOf(sealed: string): Parts {
  const [version, keyId, first, second, ...rest] = sealed.split('.');
  if (keyId !== undefined && first !== undefined && rest.length === 0) {
    if (version === 'v1' && second === undefined) {
      return { version, keyId, value: Buffer.from(first, 'base64url') };
    }
    if (version === 'v2' && second !== undefined) {
      const wrappedKey = Buffer.from(first, 'base64url');
      return { version, keyId, wrappedKey, value: Buffer.from(second, 'base64url') };
    }
  }
  throw new Error('The sealed value has an unknown form.');
}

/** Nonce, ciphertext, tag. */
function encrypt(plaintext: Uint8Array, key: Uint8Array, additionalData: Buffer): Buffer {
  // A random 96-bit nonce is safe for 2^32 seals under one key (NIST SP 800-38D, 8.3); a connection makes 24 a day.
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(additionalData);
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(sealed: Buffer, key: Uint8Array, additionalData: Buffer): Buffer {
  if (sealed.length < nonceBytes + tagBytes) throw new Error('The sealed value is cut short.');
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(additionalData);
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]);
}

function valueData({ purpose, connectionId }: SealingContext): Buffer {
  return Buffer.from(JSON.stringify(['sidelight', purpose, connectionId]));
}

function wrapData({ purpose, connectionId }: SealingContext, keyId: string): Buffer {
  return Buffer.from(JSON.stringify(['sidelight', 'data-key', purpose, connectionId, keyId]));
}

function firstFormData({ purpose, connectionId }: SealingContext, keyId: string): Buffer {
  return Buffer.from(JSON.stringify(['sidelight', purpose, connectionId, keyId]));
}
