import { readBoundedBody } from '../bounded-body.ts';
import type { OAuthConfig } from '../config.ts';
import { parseJson } from './parse-json.ts';
import {
  classifyTokenFailure,
  parseTokenResponse,
  TokenRequestError,
  type TokenResponse,
} from './token-response.ts';

const timeoutMs = 15_000;
/** Tokens of several KB happen; nothing near this does. */
const bodyLimit = 256 * 1024;

export type TokenGrant =
  | { readonly grant_type: 'authorization_code'; readonly code: string; readonly redirect_uri: string }
  | { readonly grant_type: 'refresh_token'; readonly refresh_token: string };

/**
 * One POST to Atlassian's token endpoint. It takes JSON and the client's secret in the body, which is why
 * oauth4webapi (form bodies, discovery) does not serve here. Throws TokenRequestError only.
 */
export async function requestTokens(
  grant: TokenGrant,
  config: OAuthConfig,
  fetcher: typeof fetch,
  signal?: AbortSignal,
): Promise<TokenResponse> {
  const timeout = AbortSignal.timeout(timeoutMs);
  let response: Response;
  let bytes: Uint8Array;
  try {
    response = await fetcher(`${config.authUrl}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ ...grant, client_id: config.clientId, client_secret: config.clientSecret }),
      // A redirect would carry the secret to wherever it points.
      redirect: 'manual',
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    bytes = await readBoundedBody(response, bodyLimit);
  } catch (error) {
    const message = timeout.aborted
      ? `Atlassian gave no answer within ${timeoutMs / 1000} seconds.`
      : 'The connection to Atlassian failed.';
    const reason = !timeout.aborted && wasNeverSent(error) ? 'unreachable' : 'answer-lost';
    throw new TokenRequestError(reason, message, undefined, error);
  }
  const body = parseJson(bytes);
  const tokens = response.ok ? parseTokenResponse(body) : null;
  if (tokens !== null) return tokens;
  throw classifyTokenFailure(response.status, body, retryAfter(response));
}

/** System calls and codes of a connection that did not come about; anything else may have carried the request. */
const beforeSending = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

function wasNeverSent(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof AggregateError && cause.errors.length > 0) return cause.errors.every(wasNeverSent);
    if (!('code' in cause)) continue;
    const code = String(cause.code);
    return beforeSending.has(code) || code === 'UND_ERR_CONNECT_TIMEOUT' || code.startsWith('ERR_TLS_');
  }
  return false;
}

/** Seconds; a date form is rare enough to be treated as absent. */
function retryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 3_600) : undefined;
}
