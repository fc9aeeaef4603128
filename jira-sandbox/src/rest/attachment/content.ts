import type { FastifyReply } from 'fastify';
import type { Attachment } from '../../site/model/attachment.ts';
import { readByteRange } from './byte-range.ts';

/** The file or the part that a `Range` header asks for. */
export function sendContent(
  reply: FastifyReply,
  range: string | undefined,
  { content, mimeType, fileName }: Attachment,
): FastifyReply {
  const size = content.length;
  const part = readByteRange(range, size);
  // A file is somebody's: it is downloaded, never run in Jira's own origin.
  reply.headers({
    'accept-ranges': 'bytes',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    'content-security-policy': 'sandbox',
    'x-content-type-options': 'nosniff',
  });
  if (part === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${size}`).send('');
  reply.type(mimeType);
  if (part === null) return reply.send(Buffer.from(content));
  reply.code(206).header('content-range', `bytes ${part.first}-${part.last}/${size}`);
  return reply.send(Buffer.from(content.subarray(part.first, part.last + 1)));
}
