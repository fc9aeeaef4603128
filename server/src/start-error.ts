import { CodedError } from './coded-error.ts';

/** Something that the server needs cannot be used; the message says what it is and what mends it. */
export class StartError extends Error {
  constructor(what: string, cure: string, cause: unknown) {
    super(`${what}: ${reasonOf(cause)}\n${cure}`, { cause });
    this.name = 'StartError';
  }
}

/** A CodedError is worded for people who only use the server; its private cause is for who runs it. */
function reasonOf(cause: unknown): string {
  if (cause instanceof CodedError && cause.cause !== undefined) return reasonOf(cause.cause);
  return (cause instanceof Error ? cause.message : String(cause)).replace(/\.$/, '');
}
