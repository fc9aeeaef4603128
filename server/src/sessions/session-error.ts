import type { ErrorCode } from '@sidelight/contract';
import { CodedError, type CodedErrorOptions } from '../coded-error.ts';

type SessionErrorCode = Extract<
  ErrorCode,
  `session.${string}` | 'oauth.state-invalid' | 'request.cross-site' | 'request.too-many'
>;

/** Who is calling is not known, or may not do this. */
export class SessionError extends CodedError {
  constructor(code: SessionErrorCode, options?: CodedErrorOptions) {
    super(code, options);
  }
}
