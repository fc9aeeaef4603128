import { openKeyFile } from './key-file.ts';
import { newKey, parseKeyRing } from './ring-entries.ts';

/** The keys that seal token sets, by id: the first seals, all open, so that a key can be replaced. */
export interface KeyRing {
  readonly sealing: SealingKey;
  find(id: string): SealingKey | undefined;
}

export interface SealingKey {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/**
 * The configured ring or, without one, that of the key file beside SQLite's file, which is made on first use. A
 * database in memory gets a ring that ends with it.
 */
export async function openKeyRing({
  keys,
  databaseFile,
}: {
  keys: readonly string[] | null;
  databaseFile: string;
}): Promise<KeyRing> {
  if (keys !== null) return parseKeyRing(keys);
  if (databaseFile === ':memory:') return parseKeyRing([newKey()]);
  return openKeyFile(keyFileOf(databaseFile));
}

export function keyFileOf(databaseFile: string): string {
  return `${databaseFile}.key`;
}
