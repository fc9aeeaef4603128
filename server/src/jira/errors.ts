import type { ErrorCode, Person } from '@sidelight/contract';
import { CodedError, type CodedErrorOptions } from '../coded-error.ts';

export type JiraErrorCode = Extract<ErrorCode, `jira.${string}` | 'jql.invalid'>;

/** Jira, or the way to it, did not do what was asked. */
export class JiraError extends CodedError {
  declare readonly code: JiraErrorCode;

  constructor(code: JiraErrorCode, options: CodedErrorOptions = {}) {
    super(code, options);
  }
}

export type NameErrorCode = 'assistant.person-ambiguous' | 'assistant.name-unknown';

/** A name that means nobody, or several people. */
export class NameError extends CodedError {
  /** The people it could be, the most likely first; empty when it is nobody. */
  readonly candidates: readonly Person[];

  constructor(code: NameErrorCode, options: CodedErrorOptions & { candidates: readonly Person[] }) {
    super(code, options);
    this.candidates = options.candidates;
  }
}
