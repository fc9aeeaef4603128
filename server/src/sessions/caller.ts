/** Who is calling: the outcome of authentication, handed to every route that needs it. */
export interface Caller {
  readonly sessionId: string;
  readonly connectionId: string;
  /** How the session is carried: a cookie is checked for cross-site use, a bearer token is not. */
  readonly carriedBy: 'cookie' | 'bearer';
}
