import type { FastifyInstance } from 'fastify';
import type { BoundedLog, TokenRequest } from '../call-log.ts';
import { GrantRefusal, type Grants, type IssuedTokens } from './grants.ts';

interface TokenParts {
  clientId: string;
  clientSecret: string;
  grants: Grants;
  tokenRequests: BoundedLog<TokenRequest>;
  now(): number;
}

/** `POST /oauth/token`, JSON as Atlassian documents it or a form as OAuth does. */
export function registerTokenRoutes(app: FastifyInstance, parts: TokenParts): void {
  app.post('/oauth/token', async (request, reply) => {
    const body: Record<string, unknown> =
      typeof request.body === 'object' && request.body !== null ? { ...request.body } : {};
    const grantType = text(body, 'grant_type') ?? '';
    const log = (status: number) => parts.tokenRequests.add({ grantType, at: parts.now(), status });
    reply.header('cache-control', 'no-store');
    try {
      const issued = answer(body, grantType, parts);
      log(200);
      return {
        access_token: issued.accessToken,
        expires_in: issued.expiresInSeconds,
        scope: issued.scopes.join(' '),
        token_type: 'Bearer',
        ...(issued.refreshToken === null ? {} : { refresh_token: issued.refreshToken }),
      };
    } catch (error) {
      if (!(error instanceof GrantRefusal)) throw error;
      log(error.status);
      return reply.code(error.status).send({ error: error.code, error_description: error.message });
    }
  });
}

function answer(body: Record<string, unknown>, grantType: string, parts: TokenParts): IssuedTokens {
  if (grantType !== 'authorization_code' && grantType !== 'refresh_token') {
    throw new GrantRefusal(
      403,
      'unauthorized_client',
      `Grant type '${grantType}' not allowed for the client.`,
    );
  }
  if (text(body, 'client_id') !== parts.clientId || text(body, 'client_secret') !== parts.clientSecret) {
    throw new GrantRefusal(401, 'access_denied', 'Unauthorized');
  }
  if (grantType === 'refresh_token') return parts.grants.refresh(required(body, 'refresh_token'));
  return parts.grants.redeemCode(
    required(body, 'code'),
    required(body, 'redirect_uri'),
    text(body, 'code_verifier'),
  );
}

function text(body: Record<string, unknown>, name: string): string | null {
  const value = body[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

function required(body: Record<string, unknown>, name: string): string {
  const value = text(body, name);
  if (value === null) {
    throw new GrantRefusal(400, 'invalid_request', `Missing required parameter: ${name}`);
  }
  return value;
}
