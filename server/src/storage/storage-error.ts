import { CodedError } from '../coded-error.ts';

/** The database cannot be used at the moment: locked, full, read-only or damaged. */
class StorageError extends CodedError {
  constructor(cause: unknown) {
    super('server.storage', { cause });
  }
}

/**
 * SQLite's primary result codes that tell of the database's state and not of a fault in our SQL: BUSY, LOCKED, READONLY,
 * IOERR, CORRUPT, FULL, CANTOPEN, NOTADB (https://www.sqlite.org/rescode.html).
 */
const stateCodes = new Set([5, 6, 8, 10, 11, 13, 14, 26]);

/** What to throw in place of an error of node:sqlite. */
export function asStorageError(error: unknown): unknown {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return error;
  // The upper bits of an extended code say more than is needed here.
  return stateCodes.has(error.errcode & 0xff) ? new StorageError(error) : error;
}
