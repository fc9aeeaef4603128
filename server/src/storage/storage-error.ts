import { CodedError } from '../coded-error.ts';

/** The database cannot be used at the moment: out of reach, locked, full, read-only or damaged. */
export class StorageError extends CodedError {
  /** Whether trying again in a moment may go well. */
  readonly passing: boolean;

  constructor(cause: unknown, { passing }: { passing: boolean }) {
    super('server.storage', { cause });
    this.passing = passing;
  }
}
