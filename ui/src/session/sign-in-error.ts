/** For the `signIn` of a ChatPanel to reject with: what went wrong and what to do, as the person is told. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
  readonly advice: string;

  constructor(title: string, advice: string, cause?: unknown) {
    super(title, { cause });
    this.advice = advice;
  }
}
