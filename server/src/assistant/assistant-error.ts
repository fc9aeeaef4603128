import type { ErrorCode } from '@sidelight/contract';
import { CodedError, type CodedErrorOptions } from '../coded-error.ts';

/** What goes wrong between a sentence and a change: conversations, approvals, names, the model. */
export class AssistantError extends CodedError {
  constructor(
    code: Extract<ErrorCode, `assistant.${string}` | 'request.invalid' | 'request.too-many'>,
    options: CodedErrorOptions = {},
  ) {
    super(code, options);
  }
}
