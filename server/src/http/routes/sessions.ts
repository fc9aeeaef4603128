import { sessionListSchema, sessionParamsSchema, signOutEverywhereSchema } from '@sidelight/contract';
import { z } from 'zod';
import type { Cookies } from '../../sessions/cookies.ts';
import { SessionError } from '../../sessions/session-error.ts';
import type { Sessions } from '../../sessions/sessions.ts';
import type { AppInstance } from '../app-instance.ts';
import type { Authentication } from '../authentication.ts';

export interface SessionParts {
  readonly authentication: Authentication;
  readonly sessions: Pick<Sessions, 'listOf' | 'end' | 'endAllOf'>;
  readonly cookies: Cookies;
}

/** Where the caller is signed in, and how to end that there. */
export function registerSessionRoutes(app: AppInstance, parts: SessionParts): void {
  const { authentication, sessions, cookies } = parts;

  app.get(
    '/api/auth/sessions',
    {
      onRequest: authentication.required,
      schema: {
        tags: ['sign-in'],
        summary: "The caller's sessions: which browsers and extensions are signed in, and since when",
        response: { 200: sessionListSchema },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const { sessionId, connectionId } = request.caller;
      const stored = await sessions.listOf(connectionId);
      return {
        sessions: stored.map((session) => ({
          id: session.id,
          current: session.id === sessionId,
          face: session.carriedBy === 'bearer' ? ('extension' as const) : ('web' as const),
          device: session.device,
          signedInAt: iso(session.createdAt),
          lastUsedAt: iso(session.lastSeenAt),
          expiresAt: iso(Math.min(session.idleExpiresAt, session.absoluteExpiresAt)),
          remembered: session.remembered,
        })),
      };
    },
  );

  app.delete(
    '/api/auth/sessions/:sessionId',
    {
      onRequest: authentication.required,
      schema: {
        tags: ['sign-in'],
        summary: "End one of the caller's sessions",
        params: sessionParamsSchema,
        response: { 204: z.void() },
      },
    },
    async (request, reply) => {
      const { sessionId } = request.params;
      const { caller } = request;
      const ended = await sessions.end(sessionId, caller.connectionId);
      if (!ended) throw new SessionError('session.unknown');
      if (sessionId === caller.sessionId) reply.clearCookie(cookies.sessionName, cookies.session());
      return reply.code(204).send();
    },
  );

  app.post(
    '/api/auth/sign-out-everywhere',
    {
      onRequest: authentication.required,
      schema: {
        tags: ['sign-in'],
        summary: "End every session of the caller's; the connection to Jira is kept",
        body: signOutEverywhereSchema,
        response: { 204: z.void() },
      },
    },
    async (request, reply) => {
      const { connectionId, sessionId } = request.caller;
      if (request.body.keepThis) {
        await sessions.endAllOf(connectionId, sessionId);
      } else {
        await sessions.endAllOf(connectionId);
        reply.clearCookie(cookies.sessionName, cookies.session());
      }
      return reply.code(204).send();
    },
  );
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
