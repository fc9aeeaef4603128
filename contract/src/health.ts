import { z } from 'zod';

/** GET /api/health: the process is alive. */
export const healthSchema = z.object({
  status: z.literal('ok'),
  name: z.literal('sidelight'),
  version: z.string(),
  uptimeSeconds: z.number(),
});
export type Health = z.infer<typeof healthSchema>;

/**
 * GET /api/ready: whether requests can be served; 503 with the same body when a required part does not work.
 * "degraded": they can, but something else is wrong.
 */
export const readinessSchema = z.object({
  status: z.enum(['ready', 'degraded', 'not-ready']),
  parts: z.array(z.object({ name: z.string(), ok: z.boolean(), required: z.boolean(), detail: z.string() })),
});
export type Readiness = z.infer<typeof readinessSchema>;
