import {
  conversationIdSchema,
  conversationsQuerySchema,
  conversationsSchema,
  renameConversationSchema,
} from '@sidelight/contract';
import { z } from 'zod';
import type { Assistant } from '../../assistant/assistant.ts';
import type { AppInstance } from '../app-instance.ts';
import type { Authentication } from '../authentication.ts';

const params = z.object({ conversationId: conversationIdSchema });

/** The caller's conversations as a list to search, rename, delete and export. */
export function registerConversationRoutes(
  app: AppInstance,
  { assistant, authentication }: { readonly assistant: Assistant; readonly authentication: Authentication },
): void {
  const onRequest = authentication.required;
  const { library } = assistant;

  app.get(
    '/api/chat',
    {
      onRequest,
      schema: {
        tags: ['chat'],
        summary:
          'Conversations of the caller, the one that was last spoken in first; searched by what was said',
        querystring: conversationsQuerySchema,
        response: { 200: conversationsSchema },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const { query, before, limit } = request.query;
      return library.list({ connectionId: request.caller.connectionId, query, before, limit });
    },
  );

  app.patch(
    '/api/chat/:conversationId',
    {
      onRequest,
      schema: {
        tags: ['chat'],
        summary: 'Rename a conversation',
        params,
        body: renameConversationSchema,
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const { conversationId } = request.params;
      await library.rename({ connectionId: request.caller.connectionId, conversationId }, request.body.title);
      return reply.code(204).send();
    },
  );

  app.delete(
    '/api/chat/:conversationId',
    {
      onRequest,
      schema: {
        tags: ['chat'],
        summary: 'Delete a conversation; what was changed in Jira stays, and can still be undone',
        params,
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const { conversationId } = request.params;
      await library.delete({ connectionId: request.caller.connectionId, conversationId });
      return reply.code(204).send();
    },
  );

  app.get(
    '/api/chat/:conversationId/export',
    {
      onRequest,
      schema: {
        tags: ['chat'],
        summary: 'A conversation as Markdown',
        params,
        response: {
          200: { description: 'A document', content: { 'text/markdown': { schema: z.string() } } },
        },
      },
    },
    async (request, reply) => {
      const { conversationId } = request.params;
      const markdown = await library.export(
        { connectionId: request.caller.connectionId, conversationId },
        (error) => request.log.error({ err: error }, 'conversation: a message cannot be read'),
      );
      return reply
        .header('content-type', 'text/markdown; charset=utf-8')
        .header('content-disposition', `attachment; filename="conversation-${conversationId}.md"`)
        .header('cache-control', 'no-store')
        .send(markdown);
    },
  );
}
