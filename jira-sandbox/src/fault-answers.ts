import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Fault, Faults } from './faults.ts';
import { LIMIT_BODY, limitHeaders } from './limits/rate-limits.ts';

const LIMITED_SECONDS = 2;
const CHUNK_MS = 100;

/** Answers for the fault; false when the request shall go on to its handler. */
export async function answerFault(
  faults: Faults,
  fault: Fault,
  request: FastifyRequest,
  reply: FastifyReply,
  now: number,
): Promise<boolean> {
  if (fault.delayMs !== undefined) await faults.wait(fault.delayMs);
  if (fault.drop === 'before') {
    reply.hijack();
    request.raw.socket.destroy();
    return true;
  }
  if (fault.rateLimit !== undefined) {
    const resetAt = now + (fault.retryAfterSeconds ?? LIMITED_SECONDS) * 1000;
    reply.code(429).headers({ ...limitHeaders(fault.rateLimit, 1, resetAt, now), ...fault.headers });
    reply.send(LIMIT_BODY);
    return true;
  }
  if (fault.status === undefined && fault.html === undefined) return false;
  reply.code(fault.status ?? 200).headers(fault.headers ?? {});
  if (fault.html !== undefined) reply.type('text/html; charset=utf-8').send(fault.html);
  else if (typeof fault.body === 'string') reply.send(fault.body);
  else reply.type('application/json; charset=utf-8').send(JSON.stringify(fault.body ?? {}));
  return true;
}

/** Whether the fault is about the way the answer is sent. */
export function spoilsAnswer(fault: Fault): boolean {
  return fault.drop === 'after' || fault.truncate === true || fault.bytesPerSecond !== undefined;
}

/** Sends the finished answer as the fault says: not at all, half of it, or slowly. */
export async function sendSpoiled(
  faults: Faults,
  fault: Fault,
  reply: FastifyReply,
  payload: unknown,
): Promise<void> {
  reply.hijack();
  const { raw } = reply;
  if (fault.drop === 'after') {
    raw.destroy();
    return;
  }
  const body = await bytesOf(payload);
  raw.writeHead(reply.statusCode, { ...definedHeaders(reply), 'content-length': body.length });
  if (fault.truncate === true) {
    raw.write(body.subarray(0, Math.floor(body.length / 2)), () => raw.destroy());
    return;
  }
  const size = Math.max(1, Math.floor(((fault.bytesPerSecond ?? 1) * CHUNK_MS) / 1000));
  for (let sent = 0; sent < body.length && !raw.destroyed; sent += size) {
    raw.write(body.subarray(sent, sent + size));
    await faults.wait(CHUNK_MS);
  }
  raw.end();
}

function definedHeaders(reply: FastifyReply): Record<string, string | string[] | number> {
  const headers: Record<string, string | string[] | number> = {};
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) headers[name] = value;
  }
  return headers;
}

async function bytesOf(payload: unknown): Promise<Buffer> {
  if (typeof payload === 'string') return Buffer.from(payload);
  if (payload instanceof Uint8Array) return Buffer.from(payload);
  if (typeof payload !== 'object' || payload === null || !(Symbol.asyncIterator in payload)) {
    return Buffer.alloc(0);
  }
  const chunks: Buffer[] = [];
  for await (const chunk of payload as AsyncIterable<Uint8Array | string>) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
