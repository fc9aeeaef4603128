import { tokenEventsQuerySchema, tokenEventsSchema, tokenStatusSchema } from '@sidelight/contract';
import { z } from 'zod';
import type { Cookies } from '../../sessions/cookies.ts';
import type { Sessions } from '../../sessions/sessions.ts';
import type { Vault } from '../../vault/vault.ts';
import type { AppInstance } from '../app-instance.ts';
import type { Authentication } from '../authentication.ts';

export interface TokenParts {
  readonly authentication: Authentication;
  readonly vault: Pick<Vault, 'status' | 'refresh' | 'disconnect' | 'events'>;
  readonly sessions: Pick<Sessions, 'endAllOf'>;
  readonly cookies: Cookies;
}

/** The health of the caller's own connection, and what can be done about it. */
export function registerTokenRoutes(app: AppInstance, parts: TokenParts): void {
  const { authentication, vault, sessions, cookies } = parts;

  app.get(
    '/api/token',
    {
      onRequest: authentication.required,
      schema: {
        tags: ['token'],
        summary: "The health of the caller's connection; no part of any token",
        response: { 200: tokenStatusSchema },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return vault.status(request.caller.connectionId);
    },
  );

  app.post(
    '/api/token/refresh',
    {
      onRequest: authentication.required,
      schema: {
        tags: ['token'],
        summary: 'Renew the access token now',
        response: {
          200: tokenStatusSchema,
        },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const { connectionId } = request.caller;
      await vault.refresh(connectionId, 'person');
      return vault.status(connectionId);
    },
  );

  app.post(
    '/api/token/disconnect',
    {
      onRequest: authentication.required,
      schema: {
        tags: ['token'],
        summary: 'Delete the stored tokens and end every session of this connection',
        response: { 204: z.void() },
      },
    },
    async (request, reply) => {
      const { connectionId } = request.caller;
      await vault.disconnect(connectionId);
      await sessions.endAllOf(connectionId);
      reply.clearCookie(cookies.sessionName, cookies.session());
      return reply.code(204).send();
    },
  );

  app.get(
    '/api/token/events',
    {
      onRequest: authentication.required,
      schema: {
        tags: ['token'],
        summary: "The connection's history, newest first",
        querystring: tokenEventsQuerySchema,
        response: { 200: tokenEventsSchema },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return vault.events.list(request.caller.connectionId, request.query);
    },
  );
}
