import { StorageError } from '../storage-error.ts';

const busy = 5;
/**
 * SQLite's primary result codes that tell of the database's state and not of a fault in our SQL: BUSY, LOCKED, READONLY,
 * IOERR, CORRUPT, FULL, CANTOPEN, NOTADB (https://www.sqlite.org/rescode.html).
 */
const stateCodes = new Set([busy, 6, 8, 10, 11, 13, 14, 26]);

/** What to throw in place of an error of node:sqlite. */
export function asSqliteStorageError(error: unknown): unknown {
  const code = resultCode(error);
  return code !== null && stateCodes.has(code) ? new StorageError(error, { passing: code === busy }) : error;
}

/** Whether another process holds the lock. */
export function isBusy(error: unknown): boolean {
  return resultCode(error instanceof StorageError ? error.cause : error) === busy;
}

function resultCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null;
  // The upper bits of an extended code say more than is needed here.
  return error.errcode & 0xff;
}
