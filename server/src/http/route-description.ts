import { STATUS_CODES } from 'node:http';
import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import { problemSchema } from '@sidelight/contract';
import type { FastifySchema } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { z } from 'zod';

type Transform = NonNullable<FastifyDynamicSwaggerOptions['transform']>;
type TransformDocument = NonNullable<FastifyDynamicSwaggerOptions['transformObject']>;

const problemResponse = {
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};
const problemResponses = {
  '4XX': { description: 'A problem (RFC 9457) of the request; its code says which', ...problemResponse },
  '5XX': { description: 'A problem of Jira, the model or the server', ...problemResponse },
};

/** How a caller shows who they are: the names under `components.securitySchemes`. Either will do. */
const callerNeeded = [{ cookie: [] }, { bearer: [] }];

/**
 * Describes a route with what is true of all of them and so is not said by each: every failure is a problem document,
 * a route that is not public needs a caller, and an answer without a body has none.
 */
export const describeRoute: Transform = (input) => {
  const { schema, url } = jsonSchemaTransform(input);
  if (schema === undefined || schema.hide === true) return { schema, url };
  const isPublic = input.route.config?.public === true;
  return {
    url,
    schema: {
      ...schema,
      security: isPublic ? [] : callerNeeded,
      response: { ...describeAnswers(schema), ...problemResponses },
    },
  };
};

function describeAnswers({ response }: FastifySchema): Record<string, object> {
  const answers = Object.entries((response ?? {}) as Record<string, object>);
  return Object.fromEntries(
    answers.map(([status, answer]) => {
      const description = STATUS_CODES[status] ?? status;
      const isEmpty = Object.keys(answer).length === 0;
      if (isEmpty) return [status, { description, type: 'null' }];
      return [status, 'content' in answer ? answer : { 'x-response-description': description, ...answer }];
    }),
  );
}

/** Adds what the descriptions refer to. */
export const describeProblem: TransformDocument = (document) => {
  const described = 'openapiObject' in document ? document.openapiObject : {};
  const { $schema: _, ...problem } = z.toJSONSchema(problemSchema);
  const { components } = described;
  return {
    ...described,
    components: { ...components, schemas: { ...components?.schemas, Problem: problem } },
  } as ReturnType<TransformDocument>;
};
