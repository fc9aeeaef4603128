import { CodedError } from '../coded-error.ts';

/** The database cannot be used at the moment: out of reach, locked, full, read-only or damaged. */
export class StorageError extends CodedError {
  constructor(cause: unknown) {
    super('server.storage', { cause });
  }
}
