import { randomBytes as secureBytes } from 'node:crypto';
import type { KeyRing } from './key-ring.ts';

const keyBytes = 32;

/** From "id:base64" entries of 32 bytes each. Throws without quoting an entry, since it is a secret. */
export function parseKeyRing(entries: readonly string[]): KeyRing {
  const keys = entries.map((entry, index) => {
    const [, id, encoded] = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/_=-]+)$/.exec(entry.trim()) ?? [];
    const bytes = encoded === undefined ? undefined : Buffer.from(encoded, 'base64');
    if (id === undefined || bytes === undefined || bytes.length !== keyBytes) {
      throw new Error(`Key ${index + 1} is not "id:base64" with ${keyBytes} bytes.`);
    }
    return { id, bytes };
  });
  const [sealing] = keys;
  if (sealing === undefined) throw new Error('The key ring is empty.');
  if (new Set(keys.map(({ id }) => id)).size !== keys.length) throw new Error('Two keys have the same id.');
  return { sealing, find: (id) => keys.find((key) => key.id === id) };
}

/** An entry of a ring. */
export function newKey(): string {
  return `${secureBytes(4).toString('hex')}:${secureBytes(keyBytes).toString('base64')}`;
}
