/** There was no answer of Sidelight's: the server is not there, took too long, or something else answered. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
  readonly reason: 'unreachable' | 'too-slow' | 'unintelligible';

  constructor(reason: NoAnswerError['reason'], cause?: unknown) {
    super(`No answer from the Sidelight server: ${reason}`, { cause });
    this.reason = reason;
  }
}
