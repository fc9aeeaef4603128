import {
  commentsSchema,
  issueEditSchema,
  issueParamsSchema,
  issueSchema,
  newCommentSchema,
  newIssueSchema,
  personSchema,
  projectsQuerySchema,
  projectsSchema,
  searchQuerySchema,
  searchResultSchema,
  transitionRequestSchema,
  transitionsSchema,
  writeResultSchema,
} from '@sidelight/contract';
import type { FastifyRequest } from 'fastify';
import { searchWithColumns } from '../../jira/fields/columns.ts';
import type { Jira, JiraAccount } from '../../jira/jira.ts';
import type { AppInstance } from '../app-instance.ts';
import type { Authentication } from '../authentication.ts';

export interface JiraRouteParts {
  readonly jira: Jira;
  readonly authentication: Pick<Authentication, 'required'>;
}

const tags = ['jira'];

export function registerJiraRoutes(app: AppInstance, { jira, authentication }: JiraRouteParts): void {
  const onRequest = authentication.required;
  /** A read ends when nobody waits for it any more. */
  const reading = (request: FastifyRequest): JiraAccount =>
    jira.as(request.caller.connectionId, request.signal);
  /** A write that has begun is finished: cut off half-way, nobody would know whether it took effect. */
  const writing = (request: FastifyRequest): JiraAccount => jira.as(request.caller.connectionId);

  app.register(async (scope) => {
    scope.addHook('onRequest', async (_request, reply) => {
      reply.header('cache-control', 'no-store');
    });
    const routes = scope as AppInstance;

    routes.get(
      '/api/jira/myself',
      {
        onRequest,
        schema: {
          tags,
          summary: 'The person whose rights Sidelight has',
          response: { 200: personSchema },
        },
      },
      (request) => reading(request).myself(),
    );

    routes.get(
      '/api/jira/projects',
      {
        onRequest,
        schema: {
          tags,
          summary: 'Projects the person may see',
          querystring: projectsQuerySchema,
          response: { 200: projectsSchema },
        },
      },
      (request) => reading(request).projects(request.query),
    );

    routes.get(
      '/api/jira/search',
      {
        onRequest,
        schema: {
          tags,
          summary: 'Issues by JQL, page by page, with how many there are in all',
          querystring: searchQuerySchema,
          response: { 200: searchResultSchema },
        },
      },
      (request) => {
        const { columns = '', ...query } = request.query;
        return searchWithColumns(reading(request), query, columns.split('|').filter(Boolean));
      },
    );

    routes.get(
      '/api/jira/issues/:key',
      {
        onRequest,
        schema: {
          tags,
          summary: 'One issue with its newest comments and history',
          params: issueParamsSchema,
          response: { 200: issueSchema },
        },
      },
      (request) => reading(request).issue(request.params.key),
    );

    routes.get(
      '/api/jira/issues/:key/comments',
      {
        onRequest,
        schema: {
          tags,
          summary: 'The newest 100 comments, oldest of them first',
          params: issueParamsSchema,
          response: { 200: commentsSchema },
        },
      },
      (request) => reading(request).comments.newest(request.params.key),
    );

    routes.get(
      '/api/jira/issues/:key/transitions',
      {
        onRequest,
        schema: {
          tags,
          summary: 'The moves the person may make now',
          params: issueParamsSchema,
          response: { 200: transitionsSchema },
        },
      },
      async (request) => ({ transitions: await reading(request).transitions(request.params.key) }),
    );

    routes.post(
      '/api/jira/issues',
      {
        onRequest,
        schema: {
          tags,
          summary: 'Create an issue',
          body: newIssueSchema,
          response: { 201: writeResultSchema },
        },
      },
      async (request, reply) => reply.code(201).send(await writing(request).createIssue(request.body)),
    );

    routes.patch(
      '/api/jira/issues/:key',
      {
        onRequest,
        schema: {
          tags,
          summary: 'Change fields of an issue',
          params: issueParamsSchema,
          body: issueEditSchema,
          response: { 200: writeResultSchema },
        },
      },
      (request) => writing(request).editIssue(request.params.key, request.body),
    );

    routes.post(
      '/api/jira/issues/:key/comments',
      {
        onRequest,
        schema: {
          tags,
          summary: 'Comment on an issue',
          params: issueParamsSchema,
          body: newCommentSchema,
          response: { 201: writeResultSchema },
        },
      },
      async (request, reply) =>
        reply.code(201).send(await writing(request).comments.add(request.params.key, request.body.body)),
    );

    routes.post(
      '/api/jira/issues/:key/transitions',
      {
        onRequest,
        schema: {
          tags,
          summary: 'Move an issue to another status',
          params: issueParamsSchema,
          body: transitionRequestSchema,
          response: { 200: writeResultSchema },
        },
      },
      (request) => writing(request).transition(request.params.key, request.body.transitionId),
    );
  });
}
