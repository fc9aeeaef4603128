import { z } from 'zod';
import { errorCodes } from './errors/registry.ts';

/** One fault at one place of a request: `path` in dots ("fields.dueDate"), empty for the whole. */
const faultSchema = z.object({ path: z.string(), message: z.string() });

/**
 * RFC 9457 problem details, sent as application/problem+json for every error.
 * `title` is fixed per code, `detail` is about this occurrence, `advice` says what the person can do.
 */
export const problemSchema = z.object({
  type: z.string().describe('urn:sidelight:error:CODE'),
  code: z.enum(errorCodes).describe('What went wrong, for programs; docs/errors.md lists them'),
  status: z.int(),
  title: z.string().describe('The same for every problem of this code'),
  detail: z.string().optional().describe('About this occurrence'),
  advice: z.string().describe('What the person can do'),
  errors: z.array(faultSchema).optional(),
  position: z
    .object({ start: z.int(), end: z.int() })
    .optional()
    .describe('For JQL: where the fault is, UTF-16 offsets, end exclusive'),
  retryAfterSeconds: z.number().optional(),
  requestId: z.string().describe('The id of the request in the server log'),
});
export type Problem = z.infer<typeof problemSchema>;
