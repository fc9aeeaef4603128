import {
  errorCodes,
  errorRegistry,
  extensionStartSchema,
  extensionTokenRequestSchema,
  extensionTokenSchema,
} from '@sidelight/contract';
import { z } from 'zod';
import type { ExtensionCodes } from '../../sessions/extension-codes.ts';
import type { Sessions } from '../../sessions/sessions.ts';
import type { Vault } from '../../vault/vault.ts';
import type { AppInstance } from '../app-instance.ts';
import type { Authentication } from '../authentication.ts';

export interface AuthExtensionParts {
  readonly authentication: Authentication;
  readonly sessions: Pick<Sessions, 'open'>;
  readonly extensionCodes: ExtensionCodes;
  readonly vault: Pick<Vault, 'find'>;
  /** Whether OAuth is configured; otherwise a person signs in on the web page, with the access key. */
  readonly oauth: boolean;
}

/** `problem` is added by the callback when the sign-in on the way did not succeed. */
const startQuerySchema = extensionStartSchema.extend({ problem: z.enum(errorCodes).optional() });

/**
 * Sign-in of the extension. Its window goes through the same sign-in as the web page and ends, by then with a cookie
 * session, at an address that only the extension can read: https://ID.chromiumapp.org/.
 */
export function registerAuthExtensionRoutes(app: AppInstance, parts: AuthExtensionParts): void {
  const { authentication, extensionCodes } = parts;

  app.get(
    '/api/auth/extension/start',
    {
      config: { public: true },
      schema: {
        tags: ['sign-in'],
        summary: "The extension's sign-in window; ends at https://ID.chromiumapp.org/ with a one-time code",
        querystring: startQuerySchema,
        response: { 302: z.void() },
      },
    },
    async (request, reply) => {
      const { extension_id, code_challenge, state, problem } = request.query;
      extensionCodes.demandListed(extension_id);
      reply.header('cache-control', 'no-store');
      const back = new URL(`https://${extension_id}.chromiumapp.org/`);
      back.searchParams.set('state', state);
      if (problem !== undefined) {
        back.searchParams.set('error', problem);
        back.searchParams.set('error_description', errorRegistry[problem].title);
        return reply.redirect(back.href, 302);
      }
      const caller = await authentication.identify(request);
      const connection = caller?.carriedBy === 'cookie' ? await parts.vault.find(caller.connectionId) : null;
      if (connection?.state !== 'connected') {
        const here = `/api/auth/extension/start?${new URLSearchParams({ extension_id, code_challenge, state })}`;
        const page = parts.oauth ? '/api/auth/login' : '/';
        return reply.redirect(`${page}?${new URLSearchParams({ return_to: here })}`, 302);
      }
      const code = await extensionCodes.issue({
        extensionId: extension_id,
        codeChallenge: code_challenge,
        connectionId: connection.id,
      });
      back.searchParams.set('code', code);
      return reply.redirect(back.href, 302);
    },
  );

  app.post(
    '/api/auth/extension/token',
    {
      config: { public: true },
      schema: {
        tags: ['sign-in'],
        summary: 'Swap the one-time code for a session; the verifier proves whose code it is (PKCE S256)',
        body: extensionTokenRequestSchema,
        response: { 200: extensionTokenSchema },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const connectionId = await extensionCodes.redeem(request.body.code, request.body.codeVerifier);
      const { token, expiresAt } = await parts.sessions.open({
        connectionId,
        carriedBy: 'bearer',
        remembered: true,
        userAgent: request.headers['user-agent'],
      });
      return { sessionToken: token, expiresAt: new Date(expiresAt).toISOString() };
    },
  );
}
