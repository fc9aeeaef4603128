import { z } from 'zod';
import type { Ambient } from '../../ambient.ts';
import { CodedError } from '../../coded-error.ts';
import type { OAuthClient } from '../../oauth/oauth-client.ts';
import { OAuthError } from '../../oauth/oauth-error.ts';
import type { Cookies } from '../../sessions/cookies.ts';
import { returnPath } from '../../sessions/return-path.ts';
import { SessionError } from '../../sessions/session-error.ts';
import type { Sessions } from '../../sessions/sessions.ts';
import type { SignIns } from '../../sessions/sign-ins.ts';
import type { Vault } from '../../vault/vault.ts';
import type { AppInstance } from '../app-instance.ts';
import type { Authentication } from '../authentication.ts';
import { signIn } from './auth.ts';

export interface AuthOAuthParts {
  /** Null when OAuth is not configured. */
  readonly oauth: Pick<OAuthClient, 'authorizationUrl' | 'signIn'> | null;
  readonly authentication: Authentication;
  readonly sessions: Sessions;
  readonly signIns: SignIns;
  readonly cookies: Cookies;
  readonly vault: Pick<Vault, 'connect'>;
  readonly ambient: Pick<Ambient, 'now'>;
  /** Origin under which people reach the server; Atlassian sends them back there. */
  readonly publicUrl: string;
}

const loginQuerySchema = z.object({
  return_to: z.string().optional(),
  remember: z.enum(['true', 'false']).default('true').catch('true'),
});
const callbackQuerySchema = z.object({
  code: z.string().optional(),
  state: z.string().optional(),
  error: z.string().optional(),
});

/** Sign-in at Atlassian: there and back. */
export function registerAuthOAuthRoutes(app: AppInstance, parts: AuthOAuthParts): void {
  const { cookies, signIns, vault } = parts;

  app.get(
    '/api/auth/login',
    {
      config: { public: true },
      schema: {
        tags: ['sign-in'],
        summary: "Go to Atlassian's consent page; afterwards back to return_to, a path of this server",
        querystring: loginQuerySchema,
        response: { 302: z.void() },
      },
    },
    async (request, reply) => {
      if (parts.oauth === null) throw new SessionError('session.way-in-closed');
      const elsewhere = otherLoopbackName(request.headers.host, parts.publicUrl);
      if (elsewhere !== null) {
        // The request line may hold a whole address; only its path and query are of this server.
        const { pathname, search } = new URL(request.url, elsewhere);
        return reply.redirect(`${elsewhere}${pathname}${search}`, 302);
      }
      const { state, browser } = await signIns.begin(
        {
          returnTo: returnPath(request.query.return_to),
          remembered: request.query.remember === 'true',
        },
        browserSecret(request.cookies[cookies.signInName]),
      );
      reply.setCookie(cookies.signInName, browser, cookies.signIn).header('cache-control', 'no-store');
      return reply.redirect(parts.oauth.authorizationUrl(state), 302);
    },
  );

  app.get(
    '/api/auth/callback',
    {
      config: { public: true },
      schema: {
        tags: ['sign-in'],
        summary: 'Where Atlassian sends the browser back to',
        querystring: callbackQuerySchema,
        response: {
          302: z.void(),
        },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      let returnTo = '/';
      try {
        if (parts.oauth === null) throw new SessionError('session.way-in-closed');
        const { code, state, error } = request.query;
        // Before anything else: what else is in the address was written by whoever made the browser come here.
        const started = await signIns.finish(state, browserSecret(request.cookies[cookies.signInName]));
        ({ returnTo } = started);
        if (error !== undefined) throw new OAuthError('oauth.denied');
        if (code === undefined) throw new OAuthError('oauth.exchange-failed');
        const { tokens, person, sites } = await parts.oauth.signIn(code);
        const connection = await vault.connect({ ...tokens, person, sites });
        await signIn(request, reply, { connectionId: connection.id, remembered: started.remembered }, parts);
        reply.clearCookie(cookies.signInName, cookies.signIn);
        return reply.redirect(returnTo, 302);
      } catch (error) {
        if (!(error instanceof CodedError) || !wantsPage(request.headers.accept)) throw error;
        request.log.info({ code: error.code, err: error }, 'sign-in refused');
        return reply.redirect(withProblem(returnTo, error), 302);
      }
    },
  );
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The public origin when the browser came by another name of this computer. Cookies belong to one name: one set for
 * 127.0.0.1 would be missing when Atlassian sends the browser back to localhost.
 */
function otherLoopbackName(host: string | undefined, publicUrl: string): string | null {
  const own = new URL(publicUrl);
  const asked = URL.parse(`${own.protocol}//${host}`);
  if (asked === null || asked.host === own.host || asked.port !== own.port) return null;
  return loopback.has(asked.hostname) && loopback.has(own.hostname) ? own.origin : null;
}

/** A browser on its way back gets a page, which says what happened by the code; a program gets the problem itself. */
function wantsPage(accept: string | undefined): boolean {
  return accept?.includes('text/html') === true;
}

function withProblem(returnTo: string, error: CodedError): string {
  const url = new URL(returnTo, 'http://local.invalid');
  url.searchParams.set('problem', error.code);
  return `${url.pathname}${url.search}${url.hash}`;
}

function browserSecret(cookie: string | undefined): string | null {
  return cookie !== undefined && /^[A-Za-z0-9_-]{43}$/.test(cookie) ? cookie : null;
}
