import { CodedError } from '../../coded-error.ts';

/** A field, or a value for one, that is not there or that Jira would not take; `detail` says what would do. */
export class FieldError extends CodedError {
  declare readonly code: 'assistant.name-unknown' | 'assistant.impossible';

  constructor(code: 'assistant.name-unknown' | 'assistant.impossible', detail: string) {
    super(code, { detail });
  }
}

export function unknownName(detail: string): FieldError {
  return new FieldError('assistant.name-unknown', detail);
}

export function impossible(detail: string): FieldError {
  return new FieldError('assistant.impossible', detail);
}
