import { z } from 'zod';

/** GET /api/health: the process is alive. */
export const healthSchema = z.object({
  status: z.literal('ok'),
  name: z.literal('sidelight'),
  version: z.string(),
  uptimeSeconds: z.number(),
});
export type Health = z.infer<typeof healthSchema>;

/** GET /api/ready: whether requests can be served; 503 with the same body when a part is not. */
export const readinessSchema = z.object({
  status: z.enum(['ready', 'not-ready']),
  parts: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })),
});
export type Readiness = z.infer<typeof readinessSchema>;
