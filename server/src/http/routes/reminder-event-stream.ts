import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Reminders } from '../../reminders/reminders.ts';
import type { AppInstance } from '../app-instance.ts';
import type { Authentication } from '../authentication.ts';
import { EventStreams } from '../event-streams.ts';

export interface ReminderEventStreamParts {
  readonly authentication: Authentication;
  readonly reminders: Pick<Reminders, 'subscribe'>;
}

/** Says when to load the reminders again; what they are is the list's to tell, so that nothing can be missed. */
export function registerReminderEventStreamRoute(app: AppInstance, parts: ReminderEventStreamParts): void {
  const { authentication, reminders } = parts;
  const streams = new EventStreams(app, authentication);

  app.get(
    '/api/reminders/stream',
    {
      onRequest: authentication.required,
      schema: {
        tags: ['reminders'],
        summary:
          'Live: "event: reminders" at the beginning and whenever reminders of the caller have changed',
        response: {
          200: {
            description: 'Server-sent events',
            content: { 'text/event-stream': { schema: z.string() } },
          },
        },
      },
    },
    async (request, reply) => {
      const stream = streams.open(request.caller);
      const send = () => stream.send({ event: 'reminders', data: {} });
      stream.onClose(reminders.subscribe(request.caller.connectionId, send));
      // What happened before this stream was there.
      send();
      // The schema describes the text for the reference; Fastify sends a stream as it is.
      const untyped: FastifyReply = reply;
      return stream.answer(untyped);
    },
  );
}
