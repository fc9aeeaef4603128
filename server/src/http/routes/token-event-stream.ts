import { PassThrough } from 'node:stream';
import type { TokenEvent } from '@sidelight/contract';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { SessionError } from '../../sessions/session-error.ts';
import type { Vault } from '../../vault/vault.ts';
import type { AppInstance } from '../app-instance.ts';
import type { Authentication } from '../authentication.ts';

/** Proxies close what is silent for a minute. */
const heartbeatMs = 25_000;
/** A session can end while its stream is open: the client comes back after this long and is asked again who it is. */
const lastsMs = 15 * 60_000;
/** A client that comes back gets at most so many of the events it missed; the list has the others. */
const missedAtMost = 200;
/** Browsers open one per page; more than this is no browser. */
const streamsPerConnection = 20;
/** Bytes waiting for a client that does not read; it is cut off past that and comes back with Last-Event-ID. */
const unreadAtMost = 256 * 1024;

export interface TokenEventStreamParts {
  readonly authentication: Authentication;
  readonly vault: Pick<Vault, 'events'>;
}

/** The history as it happens: server-sent events named "token". */
export function registerTokenEventStreamRoute(app: AppInstance, parts: TokenEventStreamParts): void {
  const { authentication, vault } = parts;
  const open = new Map<string, Set<() => void>>();

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
      const streams = open.get(connectionId) ?? new Set();
      if (streams.size >= streamsPerConnection) throw new SessionError('request.too-many');
      open.set(connectionId, streams);
      const lastId = request.headers['last-event-id'];

      const stream = new PassThrough();
      let sentId = 0;
      const send = (event: TokenEvent) => {
        // What is read from the store and what arrives meanwhile can overlap.
        if (event.id <= sentId) return;
        sentId = event.id;
        write(`id: ${event.id}\nevent: token\ndata: ${JSON.stringify(event)}\n\n`);
      };
      const write = (text: string) => {
        if (stream.writableEnded || stream.destroyed) return;
        if (stream.writableLength > unreadAtMost) stream.destroy();
        else stream.write(text);
      };
      const waiting: TokenEvent[] = [];
      let catchingUp = true;
      const unsubscribe = vault.events.subscribe(connectionId, (event) => {
        if (catchingUp) waiting.push(event);
        else send(event);
      });
      const heartbeat = setInterval(() => write(': still here\n\n'), heartbeatMs);
      const end = () => stream.end();
      const limit = setTimeout(end, lastsMs);
      streams.add(end);
      stream.on('close', () => {
        clearInterval(heartbeat);
        clearTimeout(limit);
        unsubscribe();
        streams.delete(end);
        if (streams.size === 0 && open.get(connectionId) === streams) open.delete(connectionId);
      });
      write('retry: 3000\n\n');
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
      return untyped
        .type('text/event-stream; charset=utf-8')
        .headers({ 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
        .send(stream);
    },
  );

  // The server does not close while a response is open, and these have no end of their own.
  app.addHook('preClose', async () => {
    for (const streams of [...open.values()]) for (const end of [...streams]) end();
  });
}
