import type { KeyRing } from './key-ring.ts';
import { reseal, sealedPrefix } from './sealing.ts';

/** The stored token sets as sealed values. */
export interface SealedRowStore {
  /** Those that do not begin with the prefix, by connection id, after `afterId`. */
  notSealedBy(prefix: string, afterId: string, limit: number): Promise<readonly SealedRow[]>;
  /** Writes over exactly that value; false when it has changed meanwhile. */
  replace(row: SealedRow, sealed: string): Promise<boolean>;
  /** How many there are. */
  count(): Promise<number>;
}

export interface SealedRow {
  readonly connectionId: string;
  readonly sealed: string;
}

export interface RotationReport {
  /** Stored token sets. */
  readonly stored: number;
  /** Brought under the first key now. */
  readonly resealed: number;
  /** Those that no key of the ring opens, left as they are; their owners will have to sign in again. */
  readonly unreadable: readonly string[];
}

const batch = 200;

/**
 * Brings every stored token set under the first key of the ring, while servers run: each write is over the very value
 * that was read, so a refresh that comes between wins and is looked at again. What is done stays done: stopped half-way, the
 * next call goes on. `onProgress` hears how many are done.
 */
export async function rotateKeys(
  store: SealedRowStore,
  keys: KeyRing,
  onProgress: (resealed: number) => void,
): Promise<RotationReport> {
  const prefix = sealedPrefix(keys.sealing.id);
  const unreadable = new Set<string>();
  let resealed = 0;
  for (let changed = true; changed; ) {
    changed = false;
    for (let afterId = ''; ; ) {
      const rows = await store.notSealedBy(prefix, afterId, batch);
      for (const row of rows) {
        const sealed = resealedRow(row, keys);
        if (sealed === null) unreadable.add(row.connectionId);
        else if (await store.replace(row, sealed)) resealed += 1;
        else changed = true;
      }
      onProgress(resealed);
      afterId = rows.at(-1)?.connectionId ?? '';
      if (rows.length < batch) break;
    }
  }
  return { stored: await store.count(), resealed, unreadable: [...unreadable] };
}

/** Null when it does not open. */
function resealedRow({ connectionId, sealed }: SealedRow, keys: KeyRing): string | null {
  try {
    return reseal(sealed, { purpose: 'token-set', connectionId }, keys);
  } catch {
    return null;
  }
}
