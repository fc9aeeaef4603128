import { changedRulesSchema, changesQuerySchema, madeChangesSchema, rulesSchema } from '@sidelight/contract';
import type { Assistant } from '../../assistant/assistant.ts';
import type { AppInstance } from '../app-instance.ts';
import type { Authentication } from '../authentication.ts';

/** What the caller lets be done without asking, and what was changed for them. */
export function registerRuleRoutes(
  app: AppInstance,
  { assistant, authentication }: { readonly assistant: Assistant; readonly authentication: Authentication },
): void {
  const onRequest = authentication.required;
  const tags = ['chat'];

  app.get(
    '/api/rules',
    {
      onRequest,
      schema: {
        tags,
        summary: 'What the caller allows without being asked, and what this server may change at all',
        response: { 200: rulesSchema },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return assistant.rules.of(request.caller.connectionId);
    },
  );

  app.put(
    '/api/rules',
    {
      onRequest,
      schema: {
        tags,
        summary: 'Put other rules in their place; what was allowed in single conversations is taken back',
        body: changedRulesSchema,
        response: { 200: rulesSchema },
      },
    },
    async (request) => {
      const { connectionId } = request.caller;
      await assistant.rules.replace(connectionId, request.body);
      return assistant.rules.of(connectionId);
    },
  );

  app.get(
    '/api/changes',
    {
      onRequest,
      schema: {
        tags,
        summary:
          'What was changed in Jira for the caller, newest first: when, from which sentence, undone or not',
        querystring: changesQuerySchema,
        response: { 200: madeChangesSchema },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return assistant.changes.of(request.caller.connectionId, request.query);
    },
  );
}
