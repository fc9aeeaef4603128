import { BlobSchema, BufferSchema } from 'jira.js/core';
import type { z } from 'zod';
import { JiraError } from '../errors.ts';
import type { OnSchemaMismatch } from './schema-mismatch.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

const decoder = new TextDecoder();

/**
 * A success as what the endpoint function promises. `onMismatch` decides whether an answer that is JSON, but not
 * as described, is handed on. Throws jira.unintelligible for what is not JSON.
 */
export function readAnswer<T>(
  { headers, body }: Answer,
  schema: z.ZodType<T> | undefined,
  onMismatch: (error: z.ZodError) => OnSchemaMismatch,
): T {
  // The types of jira.js's binary and void endpoints are promises that its schema cannot express.
  const described: unknown = schema;
  if (described === BufferSchema) return body as T;
  if (described === BlobSchema) {
    return new Blob([new Uint8Array(body)], { type: headers.get('content-type') ?? '' }) as T;
  }
  if (body.byteLength === 0) {
    if (schema === undefined) return undefined as T;
    throw new JiraError('jira.unintelligible', { detail: 'The answer is empty.' });
  }
  let json: unknown;
  try {
    json = JSON.parse(decoder.decode(body));
  } catch {
    if (schema === undefined) return undefined as T;
    throw new JiraError('jira.unintelligible', { detail: 'The answer is not JSON, or was cut off.' });
  }
  if (schema === undefined) return json as T;
  const checked = schema.safeParse(json);
  if (checked.success) return checked.data;
  if (onMismatch(checked.error) === 'throw') {
    throw new JiraError('jira.unintelligible', { cause: checked.error });
  }
  return json as T;
}
