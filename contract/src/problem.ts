import { z } from 'zod';
import { errorCodes } from './errors.ts';

/** One fault at one place of a request: `path` in dots ("fields.dueDate"), empty for the whole. */
export const faultSchema = z.object({ path: z.string(), message: z.string() });

/**
 * RFC 9457 problem details, sent as application/problem+json for every error.
 * `title` is fixed per code, `detail` is about this occurrence, `advice` says what the person can do.
 */
export const problemSchema = z.object({
  type: z.string().describe('A link to the description of this code'),
  code: z.enum(errorCodes),
  status: z.int(),
  title: z.string(),
  detail: z.string().optional(),
  advice: z.string(),
  errors: z.array(faultSchema).optional(),
  position: z
    .object({ start: z.int(), end: z.int() })
    .optional()
    .describe('For JQL: where the fault is, UTF-16 offsets, end exclusive'),
  retryAfterSeconds: z.number().optional(),
  requestId: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;
