import { type ErrorCode, errorRegistry, type Problem } from '@sidelight/contract';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod';
import { CodedError } from '../coded-error.ts';

const frameworkCodes: Record<string, ErrorCode> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.unsupported-media-type',
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.too-large',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request.malformed',
  FST_ERR_CTP_INVALID_JSON_BODY: 'request.malformed',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'request.malformed',
  FST_ERR_BAD_URL: 'request.not-found',
  FST_ERR_NOT_FOUND: 'request.not-found',
  FST_STATIC_FORBIDDEN_PATH: 'request.not-found',
};

/** A registry entry as problem details, for an error that was not thrown as a CodedError. */
export function problemFor(code: ErrorCode, requestId: string): Problem {
  const { status, title, advice } = errorRegistry[code];
  return { type: `urn:sidelight:error:${code}`, code, status, title, advice, requestId };
}

/** The one mapping from anything thrown to what is sent. Causes and stacks stay here. */
export function toProblem(error: unknown, requestId: string): Problem {
  if (error instanceof CodedError) {
    return {
      ...problemFor(error.code, requestId),
      ...(error.detail === undefined ? {} : { detail: error.detail }),
      ...(error.faults.length === 0 ? {} : { errors: [...error.faults] }),
      ...(error.position === undefined ? {} : { position: error.position }),
      ...(error.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: error.retryAfterSeconds }),
    };
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.map((fault) => ({
      path: fault.instancePath.split('/').filter(Boolean).join('.'),
      message: fault.message ?? 'is not valid',
    }));
    return { ...problemFor('request.invalid', requestId), errors };
  }
  if (isResponseSerializationError(error)) return problemFor('server.fault', requestId);
  const { code, statusCode } = error as Partial<FastifyError>;
  const mapped = code === undefined ? undefined : frameworkCodes[code];
  if (mapped !== undefined) return problemFor(mapped, requestId);
  // JSON that cannot be parsed carries no code of Fastify's.
  if (statusCode === 400) return problemFor('request.malformed', requestId);
  return problemFor('server.fault', requestId);
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.retryAfterSeconds !== undefined) {
    reply.header('retry-after', String(Math.ceil(problem.retryAfterSeconds)));
  }
  return (
    reply
      .code(problem.status)
      .header('cache-control', 'no-store')
      .type('application/problem+json')
      // A route's own response schemas describe its successes; a problem has one shape everywhere.
      .serializer((value: unknown) => JSON.stringify(value))
      .send(problem)
  );
}

/** Fastify's error handler: our own faults are logged as errors with their cause, the rest for information. */
export function handleError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = toProblem(error, request.id);
  if (problem.code.startsWith('server.'))
    request.log.error({ code: problem.code, err: error }, 'request failed');
  else request.log.info({ code: problem.code, detail: problem.detail }, 'request refused');
  return sendProblem(reply, problem);
}

export function handleNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendProblem(reply, problemFor('request.not-found', request.id));
}
