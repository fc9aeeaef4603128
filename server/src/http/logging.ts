import type { FastifyServerOptions } from 'fastify';
import type { Config } from '../config.ts';

/** The path alone: the query of the OAuth callback carries the authorization code and the state. */
function pathOf(url: string): string {
  const end = url.search(/[?#]/);
  return end < 0 ? url : url.slice(0, end);
}

/** Names under which a secret might reach a log line by mistake. */
const secretNames = [
  'authorization',
  'accessToken',
  'refreshToken',
  'token',
  'clientSecret',
  'apiKey',
  'cookie',
];

/**
 * Structured logs on standard output. Headers and bodies are not logged at all; what carries a secret's name is
 * blanked besides, as a second line of defence.
 */
export function loggerOptions(
  level: Config['logLevel'],
  stream?: { write(line: string): void },
): Exclude<FastifyServerOptions['logger'], undefined> {
  if (level === 'silent') return false;
  return {
    level,
    ...(stream === undefined ? {} : { stream }),
    redact: {
      paths: secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: '[redacted]',
    },
    serializers: {
      req: (request: { method: string; url: string }) => ({
        method: request.method,
        path: pathOf(request.url),
      }),
      res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
    },
  };
}
