import type { Socket } from 'node:net';
import type { ConnectionError } from 'fastify';

/**
 * What HTTP itself refuses never becomes a request, and is answered on the bare connection. It says that the connection
 * ends: a client that keeps it would lose its next request.
 */
export function answerUnreadable(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const title = titles[error.code] ?? '400 Bad Request';
  const body = `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
  const head = [
    `HTTP/1.1 ${title}`,
    'content-type: text/html',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroySoon();
}

const titles: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};
