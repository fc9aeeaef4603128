import { Readable } from 'node:stream';
import {
  conversationIdSchema,
  fileHeadersSchema,
  fileParamsSchema,
  mostFileBytes,
  sentFileSchema,
} from '@sidelight/contract';
import { z } from 'zod';
import type { Assistant } from '../../assistant/assistant.ts';
import { AssistantError } from '../../assistant/assistant-error.ts';
import type { AppInstance } from '../app-instance.ts';
import type { Authentication } from '../authentication.ts';
import { sendDownload } from '../download.ts';

/** The files that the caller adds to conversations. */
export function registerFileRoutes(
  app: AppInstance,
  { assistant, authentication }: { readonly assistant: Assistant; readonly authentication: Authentication },
): void {
  const onRequest = authentication.required;
  const { files } = assistant;

  app.register(async (scope) => {
    // A body of this type is handed on as it arrives. No form of another site can send it without asking.
    scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
    const routes = scope as AppInstance;

    routes.post(
      '/api/chat/:conversationId/files',
      {
        onRequest,
        schema: {
          tags: ['chat'],
          summary:
            'Add a file to a conversation, to be sent along with a message; kept for a day, and 30 days once it is sent',
          description: 'The body is the file itself, as application/octet-stream, of at most 10 MB.',
          params: z.object({ conversationId: conversationIdSchema }),
          headers: fileHeadersSchema,
          response: { 201: sentFileSchema },
        },
      },
      async (request, reply) => {
        const { connectionId } = request.caller;
        const { conversationId } = request.params;
        const { body } = request;
        // Said before it is read: once it is, the connection can only be broken off.
        if (Number(request.headers['content-length'] ?? 0) > mostFileBytes) {
          throw new AssistantError('assistant.file-too-large');
        }
        if (!(body instanceof Readable)) {
          throw new AssistantError('request.invalid', {
            detail: 'Send the file as the body, with the content type application/octet-stream.',
          });
        }
        const name = decodedName(request.headers['x-file-name']);
        const file = await files.receive({ connectionId, conversationId }, { name, body });
        return reply.code(201).send(file);
      },
    );
  });

  app.get(
    '/api/files/:fileId',
    {
      onRequest,
      schema: {
        tags: ['chat'],
        summary: 'A file that the caller added; to be saved, never to be shown as a page',
        params: fileParamsSchema,
        response: {
          200: {
            description: 'The file',
            content: { 'application/octet-stream': { schema: z.string() } },
          },
        },
      },
    },
    async (request, reply) => {
      const { connectionId } = request.caller;
      const file = await files.find(connectionId, request.params.fileId);
      return sendDownload(reply, file, files.stream(file));
    },
  );

  app.delete(
    '/api/files/:fileId',
    {
      onRequest,
      schema: {
        tags: ['chat'],
        summary: 'Throw away a file that the caller added',
        params: fileParamsSchema,
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      await files.remove(request.caller.connectionId, request.params.fileId);
      return reply.code(204).send();
    },
  );
}

function decodedName(given: string): string {
  try {
    return decodeURIComponent(given);
  } catch {
    throw new AssistantError('request.invalid', {
      detail: 'The name in x-file-name must be percent-encoded as UTF-8.',
    });
  }
}
