import { z } from 'zod';

/** Atlassian's answer to a code or a refresh token. Secrets inside: never logged. */
const tokenResponseSchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
  scope: z.string().default(''),
  // Absent without offline_access, and sometimes from a refresh: the old one then goes on.
  refresh_token: z.string().min(1).optional(),
});

export interface TokenResponse {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  /** Seconds. */
  readonly expiresIn: number;
  /** Empty when Atlassian named none. */
  readonly scopes: readonly string[];
}

const errorBodySchema = z.object({ error: z.string(), error_description: z.string().optional() });

export type TokenFailureReason =
  /** The code or refresh token is expired, rotated out or revoked: it never works again. */
  | 'grant-invalid'
  /** Our own client id, secret or callback is refused; the grant may well be good. */
  | 'client-refused'
  | 'rate-limited'
  /** Atlassian answered with a fault of its own or with something that is not its. */
  | 'unavailable'
  /** The request never got there: no address, no connection. */
  | 'unreachable'
  /** It was sent, and no whole answer came back: it may have been served. */
  | 'answer-lost';

export type TokenFailureOutcome =
  /** Only a new sign-in helps. */
  | 'permanent'
  /** Not served; the grant is as it was. */
  | 'transient'
  /** Perhaps served: the refresh token may be retired, and works on for Atlassian's ten minutes of leeway. */
  | 'ambiguous';

export const failureOutcome = {
  'grant-invalid': 'permanent',
  'client-refused': 'transient',
  'rate-limited': 'transient',
  unavailable: 'ambiguous',
  unreachable: 'transient',
  'answer-lost': 'ambiguous',
} as const satisfies Record<TokenFailureReason, TokenFailureOutcome>;

/** The token endpoint did not give tokens. Holds no part of the answer but Atlassian's error code. */
export class TokenRequestError extends Error {
  readonly reason: TokenFailureReason;
  readonly retryAfterSeconds: number | undefined;

  constructor(reason: TokenFailureReason, message: string, retryAfterSeconds?: number, cause?: unknown) {
    super(message, { cause });
    this.name = 'TokenRequestError';
    this.reason = reason;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export function parseTokenResponse(body: unknown): TokenResponse | null {
  const parsed = tokenResponseSchema.safeParse(body);
  if (!parsed.success) return null;
  const { access_token, refresh_token, expires_in, scope } = parsed.data;
  return {
    accessToken: access_token,
    refreshToken: refresh_token ?? null,
    expiresIn: expires_in,
    scopes: scope.split(' ').filter((name) => name !== ''),
  };
}

/**
 * What a failed answer means. Atlassian says 403 where the standard says 400, and uses 403 for other things too,
 * so the OAuth `error` decides and not the status alone.
 */
export function classifyTokenFailure(
  status: number,
  body: unknown,
  retryAfterSeconds: number | undefined,
): TokenRequestError {
  if (status === 429) {
    return new TokenRequestError('rate-limited', 'Atlassian asks to slow down (429).', retryAfterSeconds);
  }
  const parsed = errorBodySchema.safeParse(body);
  if (status >= 400 && status < 500 && parsed.success) {
    const { error, error_description: description = '' } = parsed.data;
    const code = /^[a-z_]{1,40}$/.test(error) ? error : 'an unknown error';
    const refusesToken = error === 'unauthorized_client' && /refresh_token is invalid/i.test(description);
    const reason = error === 'invalid_grant' || refusesToken ? 'grant-invalid' : 'client-refused';
    return new TokenRequestError(reason, `Atlassian answered ${status} ${code}.`);
  }
  return new TokenRequestError(
    'unavailable',
    `Atlassian answered ${status} without a token.`,
    retryAfterSeconds,
  );
}
