import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AttachmentDraft } from '../../site/attachments.ts';
import { JiraRefusal } from '../refusal.ts';

/** As a new Jira Cloud site has it: 10 MiB a file. */
export const UPLOAD_LIMIT = 10 * 1024 * 1024;
const MAX_FILES = 60;

export function registerUploads(app: FastifyInstance): void {
  app.register(multipart, { limits: { fileSize: UPLOAD_LIMIT, files: MAX_FILES } });
}

/** The parts named `file` of a multipart request; others are ignored as Jira does. */
export async function uploadedFiles(request: FastifyRequest): Promise<AttachmentDraft[]> {
  if (!request.isMultipart())
    throw new JiraRefusal(415, [
      'The request must be sent as multipart/form-data, with the file in a part named file.',
    ]);
  const files: AttachmentDraft[] = [];
  try {
    for await (const part of request.files()) {
      const content = await part.toBuffer();
      if (part.fieldname !== 'file') continue;
      files.push({ fileName: fileNameOf(part.filename), mimeType: part.mimetype, content });
    }
  } catch (error) {
    if (error instanceof Error && 'statusCode' in error && error.statusCode === 413) {
      throw new JiraRefusal(413, [`The file is larger than the permitted size of ${UPLOAD_LIMIT} bytes.`]);
    }
    throw new JiraRefusal(400, ['The multipart request could not be read.']);
  }
  return files;
}

/** Some clients send the whole path. */
function fileNameOf(given: string | undefined): string {
  return (given ?? '').split(/[\\/]/).at(-1) || 'file';
}
