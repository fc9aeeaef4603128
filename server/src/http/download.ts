import { Readable } from 'node:stream';
import type { FileKind } from '@sidelight/contract';
import type { FastifyReply } from 'fastify';

/**
 * Answers with somebody's file. A browser saves it and never shows it in our origin; were it made to all the
 * same, it runs nothing and loads nothing. Only pictures that cannot hold script go by their own type.
 */
export function sendDownload(
  reply: FastifyReply,
  file: { readonly name: string; readonly mediaType: string; readonly kind: FileKind; readonly size: number },
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): FastifyReply {
  return reply
    .header('content-type', file.kind === 'image' ? file.mediaType : 'application/octet-stream')
    .header('content-disposition', `attachment; filename*=UTF-8''${encoded(file.name)}`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .header('cross-origin-resource-policy', 'same-origin')
    .header('cache-control', 'no-store')
    .header('content-length', String(file.size))
    .send(Readable.from(content, { objectMode: false }));
}

/** RFC 8187 allows fewer characters than encodeURIComponent leaves as they are. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
}
