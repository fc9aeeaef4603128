import { accessKeySchema, type Session, sessionSchema, siteChoiceSchema } from '@sidelight/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Administrators } from '../../administration/administrators.ts';
import type { Ambient } from '../../ambient.ts';
import type { AttemptLimiter } from '../../sessions/attempt-limiter.ts';
import type { Cookies } from '../../sessions/cookies.ts';
import { sameSecret } from '../../sessions/secret-token.ts';
import { SessionError } from '../../sessions/session-error.ts';
import type { Sessions } from '../../sessions/sessions.ts';
import type { Vault } from '../../vault/vault.ts';
import type { AppInstance } from '../app-instance.ts';
import type { Authentication, IdentifiedCaller } from '../authentication.ts';

/** Jira is asked who owns the API token while a page waits: no longer than this. */
const identifyWithinMs = 3_000;

export interface AuthParts {
  readonly authentication: Authentication;
  readonly sessions: Sessions;
  readonly cookies: Cookies;
  readonly vault: Pick<Vault, 'adoptApiToken' | 'find' | 'identify' | 'chooseSite'>;
  readonly attempts: AttemptLimiter;
  readonly ambient: Pick<Ambient, 'now'>;
  /** Opens the connection of the server's API token; null when there is none. */
  readonly accessKey: string | null;
  readonly oauth: boolean;
  readonly demo: boolean;
  readonly administrators: Administrators;
}

/** Who is signed in, the way in by access key, the choice of a site, and the way out. */
export function registerAuthRoutes(app: AppInstance, parts: AuthParts): void {
  const { authentication, sessions, cookies, vault } = parts;
  const waysIn = { oauth: parts.oauth, accessKey: parts.accessKey !== null };

  app.get(
    '/api/auth/session',
    {
      config: { public: true },
      schema: {
        tags: ['sign-in'],
        summary: 'Who is signed in and which ways in there are; never an error',
        response: { 200: sessionSchema },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const caller = await authentication.identify(request);
      return describeSession(caller);
    },
  );

  app.post(
    '/api/auth/access-key',
    {
      config: { public: true },
      onRequest: authentication.sameOrigin,
      schema: {
        tags: ['sign-in'],
        summary: "Sign in to the server's own connection (API token) with the access key it printed",
        body: accessKeySchema,
        response: { 204: z.void() },
      },
    },
    async (request, reply) => {
      if (parts.accessKey === null) throw new SessionError('session.way-in-closed');
      parts.attempts.check(request.ip);
      if (!sameSecret(request.body.accessKey, parts.accessKey)) {
        parts.attempts.failed(request.ip);
        throw new SessionError('session.access-key-wrong');
      }
      const connection = await vault.adoptApiToken();
      if (connection === null) throw new SessionError('session.way-in-closed');
      await vault.identify(connection.id, AbortSignal.timeout(identifyWithinMs));
      parts.attempts.succeeded(request.ip);
      const { remember: remembered } = request.body;
      await signIn(request, reply, { connectionId: connection.id, remembered }, parts);
      return reply.code(204).send();
    },
  );

  app.post(
    '/api/auth/site',
    {
      onRequest: authentication.required,
      schema: {
        tags: ['sign-in'],
        summary: 'Pick one of the Jira sites of the grant',
        body: siteChoiceSchema,
        response: { 204: z.void() },
      },
    },
    async (request, reply) => {
      await vault.chooseSite(request.caller.connectionId, request.body.cloudId);
      return reply.code(204).send();
    },
  );

  app.post(
    '/api/auth/logout',
    {
      config: { public: true },
      onRequest: authentication.sameOrigin,
      schema: {
        tags: ['sign-in'],
        summary: 'End this session; the connection to Jira is kept',
        response: { 204: z.void() },
      },
    },
    async (request, reply) => {
      const caller = await authentication.identify(request);
      if (caller !== null) await sessions.end(caller.sessionId, caller.connectionId);
      reply.clearCookie(cookies.sessionName, cookies.session());
      return reply.code(204).send();
    },
  );

  async function describeSession(caller: IdentifiedCaller | null): Promise<Session> {
    const connection = caller === null ? null : await vault.find(caller.connectionId);
    if (caller === null || connection === null) {
      return {
        signedIn: false,
        waysIn,
        demo: parts.demo,
        person: null,
        site: null,
        wayIn: null,
        role: 'person',
        sites: [],
        expiresAt: null,
      };
    }
    return {
      signedIn: true,
      waysIn,
      demo: parts.demo,
      person: await vault.identify(connection.id, AbortSignal.timeout(identifyWithinMs)),
      site: connection.site,
      wayIn: connection.wayIn,
      role: (await parts.administrators.isOne(connection.id)) ? 'administrator' : 'person',
      sites: [...connection.sites],
      expiresAt: new Date(caller.expiresAt).toISOString(),
    };
  }
}

/**
 * Gives the browser a new session and ends the one it had: a session id that somebody planted before the sign-in is
 * worth nothing after it.
 */
export async function signIn(
  request: FastifyRequest,
  reply: FastifyReply,
  { connectionId, remembered }: { connectionId: string; remembered: boolean },
  {
    authentication,
    sessions,
    cookies,
    ambient,
  }: Pick<AuthParts, 'authentication' | 'sessions' | 'cookies' | 'ambient'>,
): Promise<void> {
  const earlier = await authentication.identify(request);
  if (earlier?.carriedBy === 'cookie') await sessions.end(earlier.sessionId, earlier.connectionId);
  const userAgent = request.headers['user-agent'];
  const { token, expiresAt } = await sessions.open({
    connectionId,
    carriedBy: 'cookie',
    remembered,
    userAgent,
  });
  const lastsMs = remembered ? expiresAt - ambient.now() : undefined;
  reply.setCookie(cookies.sessionName, token, cookies.session(lastsMs));
}
