import { attachmentParamsSchema } from '@sidelight/contract';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { fileNameOf } from '../../assistant/files/file-name.ts';
import { fileTypeOf } from '../../assistant/files/file-type.ts';
import { JiraError } from '../../jira/errors.ts';
import type { Jira } from '../../jira/jira.ts';
import type { AppInstance } from '../app-instance.ts';
import type { Authentication } from '../authentication.ts';
import { sendDownload } from '../download.ts';

/** What is held in memory to be handed on. */
const mostBytes = 16 * 1_048_576;

const site = z
  .url()
  .optional()
  .describe("The address of the issue's site, without a slash at the end; default: the one that is picked");

/** The files of issues, with the rights of the caller in Jira: the browser has none there. */
export function registerAttachmentRoutes(
  app: AppInstance,
  {
    jira,
    authentication,
  }: { readonly jira: Jira; readonly authentication: Pick<Authentication, 'required'> },
): void {
  const onRequest = authentication.required;
  const attachmentsOf = (request: FastifyRequest, site: string | undefined) =>
    jira.at(site).as(request.caller.connectionId, request.signal).attachments;

  app.get(
    '/api/jira/attachments/:attachmentId/thumbnail',
    {
      onRequest,
      schema: {
        tags: ['jira'],
        summary: 'A small picture of an attachment: PNG, JPEG, GIF or WebP, whatever it was uploaded as',
        params: attachmentParamsSchema,
        querystring: z.strictObject({
          site,
          side: z.coerce.number().int().min(16).max(600).default(160).describe('Pixels each way at most'),
        }),
        response: {
          200: { description: 'A picture', content: { 'image/*': { schema: z.string() } } },
        },
      },
    },
    async (request, reply) => {
      const { attachmentId } = request.params;
      const picture = await attachmentsOf(request, request.query.site).thumbnail(
        attachmentId,
        request.query.side,
      );
      const type = picture === null ? null : fileTypeOf('thumbnail', picture);
      if (picture === null || type?.kind !== 'image') {
        throw new JiraError('jira.not-found', { detail: 'There is no picture of this attachment.' });
      }
      return sendDownload(reply, { ...type, name: 'thumbnail', size: picture.byteLength }, [picture]);
    },
  );

  app.get(
    '/api/jira/attachments/:attachmentId/content',
    {
      onRequest,
      schema: {
        tags: ['jira'],
        summary: 'An attachment of at most 16 MB; to be saved, never to be shown as a page',
        params: attachmentParamsSchema,
        querystring: z.strictObject({ site }),
        response: {
          200: { description: 'The file', content: { 'application/octet-stream': { schema: z.string() } } },
        },
      },
    },
    async (request, reply) => {
      const attachments = attachmentsOf(request, request.query.site);
      const attachment = await attachments.find(request.params.attachmentId);
      if (attachment.size > mostBytes) {
        throw new JiraError('jira.too-large', { detail: 'It is larger than 16 MB: open it in Jira.' });
      }
      const content = await attachments.content(attachment);
      const name = fileNameOf(attachment.fileName);
      return sendDownload(reply, { ...fileTypeOf(name, content), name, size: content.byteLength }, [content]);
    },
  );
}
