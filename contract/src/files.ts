import { z } from 'zod';

/** Bytes of one file that a person may send, and that are kept for an undo: as much as a new Jira site takes. */
export const mostFileBytes = 10 * 1_048_576;
/** Files that go along with one message. */
export const mostFilesOfMessage = 10;

export const fileIdSchema = z.uuid();

/**
 * What a file's first bytes are, whatever its name or sender says. An `image` is one that can be shown safely: PNG, JPEG,
 * GIF or WebP. A `text` can be read, and is never shown as a page.
 */
export const fileKindSchema = z.enum(['image', 'text', 'other']);
export type FileKind = z.infer<typeof fileKindSchema>;

/** A file that a person added to a conversation. */
export const sentFileSchema = z.object({
  id: fileIdSchema,
  name: z.string().min(1).max(255),
  mediaType: z.string().describe('By its first bytes: "image/png"'),
  kind: fileKindSchema,
  size: z.int().nonnegative().describe('Bytes'),
});
export type SentFile = z.infer<typeof sentFileSchema>;

/** POST /api/chat/:conversationId/files: the body is the file, the name stands percent-encoded in a header. */
export const fileHeadersSchema = z.object({
  'x-file-name': z.string().min(1).max(2_000).describe('The name, percent-encoded as UTF-8'),
});
export const fileParamsSchema = z.object({ fileId: fileIdSchema });
