import type { ErrorCode } from '@sidelight/contract';
import { CodedError, type CodedErrorOptions } from '../coded-error.ts';

/** A reminder that cannot be set, or is not there. */
export class ReminderError extends CodedError {
  constructor(code: Extract<ErrorCode, `reminder.${string}`>, options?: CodedErrorOptions) {
    super(code, options);
  }
}
