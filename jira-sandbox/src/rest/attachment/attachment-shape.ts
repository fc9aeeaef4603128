import type { Attachment } from '../../site/model/attachment.ts';
import { personShape } from '../people-shape.ts';
import { timestamp } from '../timestamp.ts';

export function attachmentShape(attachment: Attachment, base: string) {
  const { id, fileName, author, createdAt, mimeType, content } = attachment;
  const api = `${base}/rest/api/3/attachment`;
  return {
    self: `${api}/${id}`,
    id,
    filename: fileName,
    author: personShape(author, base),
    created: timestamp(createdAt),
    size: content.length,
    mimeType,
    content: `${api}/content/${id}`,
    ...(mimeType.startsWith('image/') ? { thumbnail: `${api}/thumbnail/${id}` } : {}),
  };
}
