import type { TokenEvent } from '@sidelight/contract';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Vault } from '../../vault/vault.ts';
import type { AppInstance } from '../app-instance.ts';
import type { Authentication } from '../authentication.ts';
import { EventStreams } from '../event-streams.ts';

/** A client that comes back gets at most so many of the events it missed; the list has the others. */
const missedAtMost = 200;

export interface TokenEventStreamParts {
  readonly authentication: Authentication;
  readonly vault: Pick<Vault, 'events'>;
}

/** The history as it happens: server-sent events named "token". */
export function registerTokenEventStreamRoute(app: AppInstance, parts: TokenEventStreamParts): void {
  const { authentication, vault } = parts;
  const streams = new EventStreams(app, authentication);

  app.get(
    '/api/token/events/stream',
    {
      onRequest: authentication.required,
      schema: {
        tags: ['token'],
        summary: 'Live events: "event: token", data a TokenEvent; goes on after the Last-Event-ID',
        headers: z.looseObject({
          'last-event-id': z
            .string()
            .regex(/^\d{1,15}$/)
            .optional()
            .catch(undefined),
        }),
        response: {
          200: {
            description: 'Server-sent events',
            content: { 'text/event-stream': { schema: z.string() } },
          },
        },
      },
    },
    async (request, reply) => {
      const { connectionId } = request.caller;
      const stream = streams.open(request.caller);
      const lastId = request.headers['last-event-id'];
      let sentId = 0;
      const send = (event: TokenEvent) => {
        // What is read from the store and what arrives meanwhile can overlap.
        if (event.id <= sentId) return;
        sentId = event.id;
        stream.send({ id: event.id, event: 'token', data: event });
      };
      const waiting: TokenEvent[] = [];
      let catchingUp = true;
      const unsubscribe = vault.events.subscribe(connectionId, (event) => {
        if (catchingUp) waiting.push(event);
        else send(event);
      });
      stream.onClose(unsubscribe);
      try {
        const missed =
          lastId === undefined ? [] : await vault.events.since(connectionId, Number(lastId), missedAtMost);
        for (const event of [...missed, ...waiting]) send(event);
        catchingUp = false;
      } catch (error) {
        stream.destroy();
        throw error;
      }
      // The schema describes the text for the reference; Fastify sends a stream as it is.
      const untyped: FastifyReply = reply;
      return stream.answer(untyped);
    },
  );
}
