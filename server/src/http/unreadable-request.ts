import type { Socket } from 'node:net';
import { type ErrorCode, errorRegistry } from '@sidelight/contract';
import type { ConnectionError } from 'fastify';
import { problemFor } from './problems.ts';

/** What the parser of HTTP itself refuses never becomes a request, and is answered on the bare connection. */
export function answerUnreadable(newId: () => string) {
  return (error: ConnectionError, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return;
    const code: ErrorCode = error.code === 'HPE_HEADER_OVERFLOW' ? 'request.too-large' : 'request.unreadable';
    const body = JSON.stringify(problemFor(code, newId()));
    if (socket.writable) {
      const head = [
        `HTTP/1.1 ${errorRegistry[code].status} Refused`,
        'content-type: application/problem+json',
        `content-length: ${Buffer.byteLength(body)}`,
        'cache-control: no-store',
        'connection: close',
      ];
      socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
    }
    socket.destroySoon();
  };
}
