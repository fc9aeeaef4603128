import type { ErrorCode } from '@sidelight/contract';
import { CodedError, type CodedErrorOptions } from '../coded-error.ts';

type OAuthErrorCode = Extract<ErrorCode, `oauth.${string}`>;

/** A sign-in at Atlassian did not come to its end. */
export class OAuthError extends CodedError {
  constructor(code: OAuthErrorCode, options?: CodedErrorOptions) {
    super(code, options);
  }
}
