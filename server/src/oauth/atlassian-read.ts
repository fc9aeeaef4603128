import { readBoundedBody } from '../bounded-body.ts';
import { OAuthError } from './oauth-error.ts';
import { parseJson } from './parse-json.ts';

const timeoutMs = 15_000;
const bodyLimit = 1024 * 1024;

/** One GET during sign-in. Answers the status and the JSON; throws OAuthError oauth.unreachable without an answer. */
export async function readAtlassian(
  url: string,
  authorization: string,
  fetcher: typeof fetch,
  signal?: AbortSignal,
): Promise<{ status: number; body: unknown }> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetcher(url, {
      headers: { authorization, accept: 'application/json' },
      redirect: 'manual',
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    return { status: response.status, body: parseJson(await readBoundedBody(response, bodyLimit)) };
  } catch (cause) {
    throw new OAuthError('oauth.unreachable', { cause });
  }
}
