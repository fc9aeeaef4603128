import { PassThrough } from 'node:stream';
import {
  chatRequestSchema,
  conversationIdSchema,
  conversationSchema,
  examplesQuerySchema,
  examplesSchema,
  planIssuesQuerySchema,
  planIssuesSchema,
} from '@sidelight/contract';
import type { FastifyBaseLogger, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Assistant } from '../../assistant/assistant.ts';
import { CodedError } from '../../coded-error.ts';
import type { AppInstance } from '../app-instance.ts';
import type { Authentication } from '../authentication.ts';
import { toProblem } from '../problems.ts';
import { writeEventStream } from './chat-stream.ts';

export interface ChatParts {
  readonly assistant: Assistant;
  readonly authentication: Authentication;
}

export function registerChatRoutes(app: AppInstance, { assistant, authentication }: ChatParts): void {
  const onRequest = authentication.required;

  app.post(
    '/api/chat',
    {
      onRequest,
      schema: {
        tags: ['chat'],
        summary: 'Say something, or decide on a change that waits; answers the UI message stream',
        body: chatRequestSchema,
        response: {
          200: {
            description: "The AI SDK's UI message stream",
            content: { 'text/event-stream': { schema: z.string() } },
          },
        },
      },
    },
    async (request, reply) => {
      const chunks = await assistant.converse({
        connectionId: request.caller.connectionId,
        request: request.body,
        describe: (error) => {
          const { requestId: _, ...problem } = toProblem(error, request.id);
          return problem;
        },
        log: logTo(request.log),
      });
      return sendMessageStream(reply, chunks, logTo(request.log));
    },
  );

  app.get(
    '/api/chat/examples',
    {
      onRequest,
      schema: {
        tags: ['chat'],
        summary: 'Sentences that work on the site of a page, about its issue or project',
        querystring: examplesQuerySchema,
        response: { 200: examplesSchema },
      },
    },
    async (request, reply) => ({
      examples: await assistant.examples(request.caller.connectionId, request.query, abortedWhenGone(reply)),
    }),
  );

  app.get(
    '/api/chat/:conversationId',
    {
      onRequest,
      schema: {
        tags: ['chat'],
        summary: 'A conversation of the caller, as it was kept',
        params: z.object({ conversationId: conversationIdSchema }),
        response: { 200: conversationSchema },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return assistant.conversation({
        connectionId: request.caller.connectionId,
        conversationId: request.params.conversationId,
        log: logTo(request.log),
      });
    },
  );

  app.get(
    '/api/chat/:conversationId/stream',
    {
      onRequest,
      schema: {
        tags: ['chat'],
        summary: 'The answer under way, from its beginning; 204 when nothing is answered there',
        params: z.object({ conversationId: conversationIdSchema }),
        response: {
          200: {
            description: "The AI SDK's UI message stream",
            content: { 'text/event-stream': { schema: z.string() } },
          },
          204: z.undefined(),
        },
      },
    },
    async (request, reply) => {
      const { connectionId } = request.caller;
      const chunks = await assistant.follow({ connectionId, ...request.params }, abortedWhenGone(reply));
      if (chunks === null) return reply.code(204).send();
      return sendMessageStream(reply, chunks, logTo(request.log));
    },
  );

  app.post(
    '/api/chat/:conversationId/stop',
    {
      onRequest,
      schema: {
        tags: ['chat'],
        summary: 'Stop the answer under way; a write that was begun is finished, those after it are left out',
        params: z.object({ conversationId: conversationIdSchema }),
        response: { 200: z.object({ stopped: z.boolean().describe('False: nothing was under way') }) },
      },
    },
    async (request) => {
      const { connectionId } = request.caller;
      return { stopped: await assistant.interrupt({ connectionId, ...request.params }) };
    },
  );

  app.get(
    '/api/chat/:conversationId/plans/:toolCallId',
    {
      onRequest,
      schema: {
        tags: ['chat'],
        summary: 'Every issue of a plan that was shown to the caller, page by page',
        params: z.object({ conversationId: conversationIdSchema, toolCallId: z.string().min(1).max(200) }),
        querystring: planIssuesQuerySchema,
        response: { 200: planIssuesSchema },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const { connectionId } = request.caller;
      return assistant.planIssues({ connectionId, ...request.params }, request.query);
    },
  );
}

/** The schema of the answer describes its text; what is sent is the stream of it. The answer does not end with its reader. */
function sendMessageStream(
  reply: FastifyReply,
  chunks: AsyncIterable<unknown>,
  log: (error: unknown) => void,
): FastifyReply {
  const body = new PassThrough();
  writeEventStream(chunks, body).catch(log);
  return reply
    .header('content-type', 'text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-accel-buffering', 'no')
    .header('x-vercel-ai-ui-message-stream', 'v1')
    .send(body);
}

function abortedWhenGone(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort(new DOMException('The client went away.', 'AbortError'));
  });
  return gone.signal;
}

/** What people and Jira do wrong is information; what nobody expected is an error with its cause. */
function logTo(log: FastifyBaseLogger): (error: unknown) => void {
  return (error) => {
    if (error instanceof CodedError) log.info({ code: error.code, detail: error.detail }, 'turn: refused');
    else log.error({ err: error }, 'turn: failed');
  };
}
