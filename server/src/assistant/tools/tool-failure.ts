import { errorRegistry } from '@sidelight/contract';
import { CodedError } from '../../coded-error.ts';

/** A failed tool in words for the person and the model: what happened, and what to do next. Never a stack. */
export class ToolFailure extends Error {
  constructor(error: unknown) {
    super(sentencesOf(error), { cause: error });
    this.name = 'ToolFailure';
  }

  /** The SDK shows this to the model and the person; the name of a class is no news to them. */
  override toString(): string {
    return this.message;
  }
}

const plainEnough: ReadonlySet<string> = new Set([
  'assistant.impossible',
  'assistant.name-unknown',
  'assistant.several-fit',
]);

function sentencesOf(error: unknown): string {
  if (!(error instanceof CodedError)) {
    const { title, advice } = errorRegistry['server.fault'];
    return `${title} ${advice.replace(/ If it stays so.*$/, '')}`;
  }
  const { title, advice } = errorRegistry[error.code];
  const faults = error.faults.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  // These say in their detail all that there is to say; in a chat the rest would be noise.
  if (plainEnough.has(error.code) && error.detail !== undefined) return error.detail;
  return [title, ...(error.detail === undefined ? [] : [error.detail]), ...faults, advice].join(' ');
}
