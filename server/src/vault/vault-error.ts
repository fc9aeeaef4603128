import type { ErrorCode } from '@sidelight/contract';
import { CodedError, type CodedErrorOptions } from '../coded-error.ts';

type VaultErrorCode = Extract<ErrorCode, `connection.${string}` | 'oauth.site-choice-invalid'>;

/** A connection cannot be used, or not now. */
export class VaultError extends CodedError {
  constructor(code: VaultErrorCode, options?: CodedErrorOptions) {
    super(code, options);
  }
}
