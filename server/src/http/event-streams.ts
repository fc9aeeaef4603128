import { PassThrough } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Caller } from '../sessions/caller.ts';
import { SessionError } from '../sessions/session-error.ts';
import type { AppInstance } from './app-instance.ts';
import type { Authentication } from './authentication.ts';

/** Proxies close what is silent for a minute. */
const heartbeatMs = 25_000;
/** A session can end while its stream is open, also on another server process: so often is that looked after. */
const lookedAfterMs = 5_000;
/** The client comes back after this long and is asked again who it is. */
const lastsMs = 15 * 60_000;
/** Browsers open one per page; more than this is no browser. */
const streamsPerConnection = 20;
/** Bytes waiting for a client that does not read; it is cut off past that and comes back with Last-Event-ID. */
const unreadAtMost = 256 * 1024;

export interface EventStream {
  /** What is sent to a client that is gone is dropped. */
  send(message: { id?: number; event: string; data: unknown }): void;
  /** Runs once, when the client or the server ends it. */
  onClose(end: () => void): void;
  /** Ends it with an error, before it was answered. */
  destroy(): void;
  answer(reply: FastifyReply): FastifyReply;
}

/** Server-sent events that are under way; they end when the server closes, since they have no end of their own. */
export class EventStreams {
  readonly #open = new Map<string, Set<() => void>>();
  readonly #authentication: Pick<Authentication, 'isStillIn'>;
  readonly #lookedAfterMs: number;

  constructor(
    app: AppInstance,
    authentication: Pick<Authentication, 'isStillIn'>,
    options: { readonly lookedAfterMs?: number } = {},
  ) {
    this.#authentication = authentication;
    this.#lookedAfterMs = options.lookedAfterMs ?? lookedAfterMs;
    // The server does not close while a response is open.
    app.addHook('preClose', async () => {
      for (const streams of [...this.#open.values()]) for (const end of [...streams]) end();
    });
  }

  /** Throws SessionError request.too-many when the connection has too many open. */
  open(caller: Caller): EventStream {
    const { connectionId } = caller;
    const streams = this.#open.get(connectionId) ?? new Set();
    if (streams.size >= streamsPerConnection) throw new SessionError('request.too-many');
    this.#open.set(connectionId, streams);
    const stream = new PassThrough();
    const write = (text: string) => {
      if (stream.writableEnded || stream.destroyed) return;
      if (stream.writableLength > unreadAtMost) stream.destroy();
      else stream.write(text);
    };
    const heartbeat = setInterval(() => write(': still here\n\n'), heartbeatMs);
    const end = () => stream.end();
    const limit = setTimeout(end, lastsMs);
    const lookAfter = setInterval(() => {
      // While nobody can say, it stays as it is.
      this.#authentication.isStillIn(caller).then(
        (isIn) => (isIn ? undefined : end()),
        () => undefined,
      );
    }, this.#lookedAfterMs);
    streams.add(end);
    stream.on('close', () => {
      clearInterval(heartbeat);
      clearTimeout(limit);
      clearInterval(lookAfter);
      streams.delete(end);
      if (streams.size === 0 && this.#open.get(connectionId) === streams) this.#open.delete(connectionId);
    });
    write('retry: 3000\n\n');
    return {
      send({ id, event, data }) {
        write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      },
      onClose: (ended) => stream.once('close', ended),
      destroy: () => stream.destroy(),
      answer: (reply) =>
        reply
          .type('text/event-stream; charset=utf-8')
          .headers({ 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
          .send(stream),
    };
  }
}
